/** Results to write reports of: of any size, with or without failures, with texts that try to break out. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { describeDeviceRun } from '../../report/device-run';
import type { DeviceRun, Failure, RunResult } from '../../report/run-result';
import { summarise } from '../../report/summarise';

const START = Date.parse('2026-03-02T08:00:00.000Z');

const WAY: readonly (readonly [state: string, event: string, afterMs: number])[] = [
  ['welcome', 'started', 0],
  ['verifyingDevice', 'getStarted', 40],
  ['agreement', 'verifyDevice answers', 250],
  ['oneTimePassword.entering', 'accept', 10],
  ['oneTimePassword.submitting', 'submitOtp', 20],
  ['awaitingApproval.online.polling', 'submitOtp answers', 600],
  ['storingCredentials.trying', 'pollPortal answers', 9_000],
  ['signingIn.trying', 'storeCredential answers', 500],
  ['signedIn', 'signIn answers', 700],
  ['home.reporting', 'continue', 15],
  ['home.waiting', 'reportHealth answers', 120],
];

function eventsOf(startedAt: number, pace: number, upTo: number): EventRecord[] {
  let at = startedAt;
  return WAY.slice(0, upTo).map(([state, event, afterMs], index) => {
    at += Math.round(afterMs * pace);
    const code = event === 'submitOtp answers' && upTo < WAY.length ? 'portal.timedOut' : null;
    return { seq: index, at, state, event, code, revision: index };
  });
}

export function deviceRun(index: number, failures: readonly Omit<Failure, 'at'>[] = []): DeviceRun {
  // A wave without chance: the same index gives the same device.
  const pace = 1 + ((index * 37) % 100) / 50;
  const startedAt = START + index * 12;
  const events = eventsOf(startedAt, pace, failures.length === 0 ? WAY.length : 6);
  const endedAt = events.at(-1)?.at ?? startedAt;
  return describeDeviceRun({
    name: `fleet-1-${String(index + 1).padStart(4, '0')}`,
    scenario: null,
    room: `fleet-1-${String(index + 1).padStart(4, '0')}@rooms.example`,
    device: { make: 'Lenovo', model: 'ThinkSmart Core', serial: `MJ0${index}` },
    events,
    failures: failures.map((failure) => ({ ...failure, at: endedAt })),
    startedAt,
    endedAt,
    timings: failures.length === 0 ? { startToWaiting: 900 * pace, approveToStored: 500 * pace ** 2 } : {},
  });
}

export function sampleResult(runs: readonly DeviceRun[], given: Partial<RunResult> = {}): RunResult {
  const counted = [{ what: 'Console: credential written exactly once', expected: runs.length, received: runs.length }];
  const memory = { simulatorPeakBytes: 612_000_000, perConsoleBytes: 431_000, portalPeakBytes: null };
  return {
    format: 1,
    kind: 'fleet',
    seed: '1',
    startedAt: '2026-03-02T08:00:00.000Z',
    durationMs: 61_200,
    portal: { url: 'http://127.0.0.1:40001', own: true, organisation: 'Contoso' },
    versions: { roomkey: '0.1.0', node: '20.20.0' },
    machine: { cpus: 2, cpuModel: 'Some CPU', memoryBytes: 8_000_000_000, platform: 'linux x64' },
    interrupted: false,
    problems: [],
    summary: summarise(runs, { counted, memory }),
    runs: [...runs],
    ...given,
  };
}

export const fleetOf = (devices: number, failing: readonly number[] = []): RunResult =>
  sampleResult(
    Array.from({ length: devices }, (_, index) =>
      deviceRun(
        index,
        failing.includes(index)
          ? [{ message: 'Not in home within 30,000 ms.', expected: 'home', received: 'awaitingApproval.online' }]
          : [],
      ),
    ),
  );

/** What a device, a scenario or a person might say to break a report. */
export const HOSTILE = [
  '<script>document.title = "broken"</script>',
  '"><img src=x onerror="document.title=\'broken\'">',
  '</style><script>document.title = "broken"</script>',
  ']]></failure>&amp;<x/>]]>]]>',
  'bell \u0007, null \u0000, reversed \u202etxt, lone \ud800, line\u2028end',
].join(' ');

export function hostileResult(): RunResult {
  const run = deviceRun(0, [{ message: HOSTILE, expected: HOSTILE, received: HOSTILE }]);
  const hostile: DeviceRun = {
    ...run,
    name: HOSTILE,
    room: HOSTILE,
    scenario: { name: HOSTILE, file: `${HOSTILE}.yaml`, description: HOSTILE },
    device: { make: HOSTILE, model: HOSTILE, serial: HOSTILE },
    events: run.events.map((event) => ({ ...event, event: HOSTILE.slice(0, 200), state: HOSTILE.slice(0, 200) })),
    timeline: run.timeline.map((stay) => ({ ...stay, state: HOSTILE })),
    timings: { [HOSTILE]: 5 },
  };
  const portal = { url: HOSTILE, own: false, organisation: HOSTILE };
  return sampleResult([hostile], { kind: 'scenarios', seed: HOSTILE, portal, problems: [HOSTILE] });
}
