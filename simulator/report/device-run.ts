/** From a console's event log to what a report says of it. */
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import type { DeviceRun, Failure, Stay } from './run-result';

interface Observed extends Pick<DeviceRun, 'name' | 'scenario' | 'room' | 'startedAt' | 'timings'> {
  readonly device: Pick<DeviceIdentity, 'make' | 'model' | 'serial'>;
  readonly events: readonly EventRecord[];
  readonly failures: readonly Failure[];
  /** Milliseconds since the epoch, by the same clock as `startedAt` and the events. */
  readonly endedAt: number;
}

export function describeDeviceRun({ device, events, failures, endedAt, ...given }: Observed): DeviceRun {
  const { make, model, serial } = device;
  return {
    ...given,
    device: { make, model, serial },
    ok: failures.length === 0,
    failures: [...failures],
    events: [...events],
    durationMs: Math.max(0, endedAt - given.startedAt),
    timeline: timelineOf(events, given.startedAt, endedAt),
  };
}

/** The states in their order; neighbouring events of one state are one stay. A clock that was set back makes stays of 0. */
export function timelineOf(events: readonly EventRecord[], startedAt: number, endedAt: number): Stay[] {
  const entered = events.filter(({ state }, index) => index === 0 || events[index - 1]?.state !== state);
  return entered.map(({ state, at }, index) => {
    const until = entered[index + 1]?.at ?? endedAt;
    return { state, fromMs: Math.max(0, at - startedAt), durationMs: Math.max(0, until - at) };
  });
}

/** `awaitingApproval.online.polling` → `awaitingApproval`. */
export const stepOf = (state: string): string => state.split('.', 1)[0] ?? state;
