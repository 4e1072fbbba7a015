import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../virtual/virtual-clock';

const never = new AbortController().signal;
const start = 1_000_000;

function waiting(...deadlines: number[]) {
  const clock = createVirtualClock(start);
  const woken: number[] = [];
  for (const deadline of deadlines) void clock.sleepUntil(start + deadline, never).then(() => woken.push(deadline));
  const pass = async (ms: number): Promise<number[]> => {
    clock.moveTo(start + ms);
    clock.wakeDue();
    await Promise.resolve();
    return woken;
  };
  return { clock, pass };
}

describe('the virtual clock', () => {
  it('stands still until it is moved, and wakes in the order of the deadlines', async () => {
    const { clock, pass } = waiting(300, 100, 200);
    expect(clock.now()).toBe(start);
    expect(clock.nextDeadline()).toBe(start + 100);
    expect(await pass(99)).toEqual([]);
    expect(await pass(250)).toEqual([100, 200]);
    expect(clock.nextDeadline()).toBe(start + 300);
  });

  it('never goes back', () => {
    const { clock } = waiting();
    clock.moveTo(start + 10);
    clock.moveTo(start + 5);
    expect(clock.passed()).toBe(start + 10);
  });

  it('ends a wait early when it is set forward, and does not lengthen it when it is set back', async () => {
    const ahead = waiting(1_000);
    ahead.clock.setWrong(5_000);
    expect(ahead.clock.now()).toBe(start + 5_000);
    expect(await ahead.pass(0)).toEqual([1_000]);
    const behind = waiting(1_000);
    behind.clock.setWrong(-5_000);
    expect(await behind.pass(999)).toEqual([]);
    expect(await behind.pass(1_000)).toEqual([1_000]);
  });

  it('lets a wait be given up, and breaks all of them when asked', async () => {
    const { clock } = waiting();
    const giveUp = new AbortController();
    const given = clock.sleepUntil(start + 1, giveUp.signal);
    giveUp.abort(new Error('given up'));
    await expect(given).rejects.toThrow('given up');
    const broken = clock.sleepUntil(start + 1, never);
    clock.breakWaits();
    await expect(broken).rejects.toThrow('the timer is lost');
    expect(clock.nextDeadline()).toBeNull();
  });
});
