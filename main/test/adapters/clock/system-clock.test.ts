import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSystemClock } from '../../../adapters/clock/system-clock';

const DAY = 86_400_000;
const never = new AbortController().signal;
afterEach(() => void vi.useRealTimers());

/** Whether a promise has settled by now. */
function watch(promise: Promise<void>): { settled: boolean } {
  const state = { settled: false };
  const settle = (): void => void (state.settled = true);
  promise.then(settle, settle);
  return state;
}

describe('the system clock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    const now = createSystemClock().now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('resolves at once for a deadline that has passed', async () => {
    await createSystemClock().sleepUntil(0, never);
  });

  it('wakes at a real deadline, not before', async () => {
    const clock = createSystemClock();
    const deadline = clock.now() + 30;
    await clock.sleepUntil(deadline, never);
    expect(clock.now()).toBeGreaterThanOrEqual(deadline);
  });

  it('waits longer than a timer can: 30 days', async () => {
    vi.useFakeTimers();
    const clock = createSystemClock();
    const sleep = watch(clock.sleepUntil(clock.now() + 30 * DAY, never));
    await vi.advanceTimersByTimeAsync(30 * DAY - 1);
    expect(sleep.settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(sleep.settled).toBe(true);
  });

  it('notices within 5 seconds that the wall clock was set forward', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = 1_000;
    const clock = createSystemClock({ now: () => now });
    const sleep = watch(clock.sleepUntil(DAY, never));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sleep.settled).toBe(false);
    now = 2 * DAY;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sleep.settled).toBe(true);
  });

  it('is not held up by a wall clock that was set back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = DAY;
    const clock = createSystemClock({ now: () => now });
    const sleep = watch(clock.sleepUntil(DAY + 3_000, never));
    now = 0;
    await vi.advanceTimersByTimeAsync(2_999);
    expect(sleep.settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(sleep.settled).toBe(true);
  });

  it("rejects with the signal's reason, before and during a sleep", async () => {
    const reason = new Error('stop');
    const clock = createSystemClock();
    await expect(clock.sleepUntil(clock.now() + DAY, AbortSignal.abort(reason))).rejects.toBe(reason);
    const stopping = new AbortController();
    const sleep = clock.sleepUntil(clock.now() + DAY, stopping.signal);
    stopping.abort(reason);
    await expect(sleep).rejects.toBe(reason);
  });
});
