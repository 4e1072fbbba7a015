/** Ports in memory, for faults and orders of events that real parts cannot be made to show on demand. Named as what they are: fakes. */
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import type { PollOutcome, Ports, SavedState, VaultKind } from '@roomkey/shared/setup/machine/ports';
import { makeOtp } from '@roomkey/shared/protocol/otp';

/** Every secret of the flow carries this mark, so that one search finds any of them. */
export const MARK = 'S3CR3T';
export const OTP = makeOtp(() => '314159265358979');
export const PASSWORD = `${MARK}-password`;
const DEVICE_CODE = `${MARK}-device-code`;
const ACCESS_TOKEN = `${MARK}-access-token`;
const CREDENTIAL = JSON.stringify({ upn: 'room@contoso.example', password: `${MARK}-fetched`, room_name: 'Adatum' });

export interface FakeWorld {
  readonly ports: Ports;
  readonly vault: Map<string, string>;
  readonly disk: { state: SavedState | null; writes: number };
  /** What the portal was asked, in order. */
  readonly calls: string[];
  readonly log: EventRecord[];
  /** Failures by method, thrown until taken out. */
  readonly faults: Map<string, SetupFailure>;
  /** Methods that are asked but do not answer until their promise resolves. */
  readonly holds: Map<string, Promise<void>>;
  /** How far the portal's clock is ahead. */
  readonly clockAheadMs: { value: number | null };
  /** What the next poll answers; without one it waits until one is there. */
  decide(outcome: PollOutcome['kind']): void;
  advance(ms: number): void;
}

export function createFakeWorld(): FakeWorld {
  const vault = new Map<string, string>();
  const disk: FakeWorld['disk'] = { state: null, writes: 0 };
  const calls: string[] = [];
  const log: EventRecord[] = [];
  const faults = new Map<string, SetupFailure>();
  const holds = new Map<string, Promise<void>>();
  const clockAheadMs: FakeWorld['clockAheadMs'] = { value: 0 };
  let decision: PollOutcome['kind'] | null = null;
  let now = 1_700_000_000_000;
  let tokens = 0;
  const waiting = new Set<() => void>();
  const changed = (): void => [...waiting].forEach((wake) => wake());

  const when = (ready: () => boolean, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (signal.aborted || ready()) waiting.delete(look);
        if (signal.aborted) reject(new SetupFailure('internal.unexpected'));
        else if (ready()) resolve();
      };
      waiting.add(look);
      signal.addEventListener('abort', look);
      look();
    });

  /** `fault`: the name by which it is made to fail. */
  async function act<T>(method: string, answer: () => T, faultName = method): Promise<T> {
    await Promise.resolve();
    const fault = faults.get(faultName);
    if (fault !== undefined) throw fault;
    calls.push(method);
    await holds.get(method);
    return answer();
  }

  const portal = (url: string) => ({ url, organisation: 'Contoso', domains: ['contoso.example'] });

  function outcome(): PollOutcome {
    switch (decision) {
      case 'approved':
        return { kind: 'approved', accessToken: `${ACCESS_TOKEN}-${++tokens}` };
      case 'rejected':
        return { kind: 'rejected', reason: 'Wrong room', note: 'Ask Ada' };
      case 'pending':
      case null:
        return { kind: 'pending', held: true };
      default:
        return { kind: decision };
    }
  }

  const ports: Ports = {
    probe: {
      read: () =>
        act('probe.read', () => ({ make: 'HP', model: 'Elite', serial: 'S1', os: 'Windows', source: 'measured' })),
    },
    vault: {
      probe: () => act('vault.probe', () => undefined),
      read: (kind: VaultKind) => act('vault.read', () => vault.get(kind) ?? null),
      write: (kind, value) => act('vault.write', () => void vault.set(kind, value)),
      remove: (kind) => act('vault.remove', () => void vault.delete(kind)),
    },
    keys: {
      ensure: () =>
        act('keys.ensure', () => ({ deviceJwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, dpopJkt: 'jkt' })),
      prove: () => act('keys.prove', () => 'proof'),
      decrypt: () => act('keys.decrypt', () => CREDENTIAL),
      forget: () => act('keys.forget', () => undefined),
    },
    portal: {
      clockAhead: () => clockAheadMs.value,
      connect: ({ origin, pin, onStage }) => {
        onStage('reach');
        return act(`connect ${origin} ${pin ?? 'unpinned'}`, () => portal(origin), 'connect');
      },
      trust: (url, pin) => void calls.push(`trust ${url} ${pin ?? 'unpinned'}`),
      discover: (url) => act('discover', () => portal(new URL(url).origin)),
      authorizeDevice: () =>
        act('authorizeDevice', () => ({
          deviceCode: DEVICE_CODE,
          userCode: 'BCDF-GHJK',
          requestId: 'R-1',
          roomName: 'Adatum',
          expiresInSeconds: 3600,
          intervalSeconds: 5,
        })),
      poll: async ({ waitSeconds }, signal) => {
        if (waitSeconds > 0) await when(() => decision !== null || faults.has('poll'), signal);
        return act('poll', outcome);
      },
      fetchCredential: () => act('fetchCredential', () => 'jwe'),
      sendReceipt: ({ outcome: what }) => act(`receipt.${what}`, () => undefined),
      cancelRequest: () => act('cancelRequest', () => undefined),
      signIn: () => act('signIn', () => ({ accessToken: ACCESS_TOKEN, roomName: 'Adatum' })),
      heartbeat: () => act('heartbeat', () => undefined),
    },
    store: {
      load: () => Promise.resolve(disk.state),
      save: (state) =>
        act('save', () => {
          disk.state = JSON.parse(JSON.stringify(state)) as SavedState;
          disk.writes += 1;
        }),
    },
    clock: {
      now: () => now,
      sleepUntil: (deadline, signal) => when(() => now >= deadline, signal),
    },
    random: {
      token: () => `handle-number-${String(calls.length).padStart(6, '0')}-${String(now)}`,
      fraction: () => 0.5,
    },
    log: { write: (record) => void log.push(record) },
  };

  return {
    ports,
    vault,
    disk,
    calls,
    log,
    faults,
    holds,
    clockAheadMs,
    decide(kind) {
      decision = kind;
      changed();
    },
    advance(ms) {
      now += ms;
      changed();
    },
  };
}
