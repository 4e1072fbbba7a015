import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openClock, type Clock } from '../../server/clock/clock';
import { startTestPortal, type TestPortal } from '../test-portal';

describe('the clock', () => {
  let portal: TestPortal;
  let clock: Clock;
  beforeAll(async () => {
    portal = await startTestPortal('postgres');
    ({ clock } = portal.ctx);
  });
  afterAll(() => portal.dispose());

  test('several processes on one database agree, also after time was moved', async () => {
    const other = await openClock(portal.ctx.store, { testControls: true });
    const moved = vi.fn();
    other.onMoved(moved);
    await clock.advance(3_600);
    await vi.waitFor(() => {
      expect(moved).toHaveBeenCalled();
      expect(Math.abs(other.now().getTime() - clock.now().getTime())).toBeLessThan(500);
    });
    const unmoved = await openClock(portal.ctx.store, { testControls: false });
    expect(clock.now().getTime() - unmoved.now().getTime()).toBeGreaterThan(3_500_000);
    await Promise.all([other.close(), unmoved.close()]);
  });

  test('who sleeps until a time far away wakes when it is moved there', async () => {
    const target = new Date(clock.now().getTime() + 8 * 3_600_000);
    const sleeping = clock.sleepUntil(target);
    await clock.advance(8 * 3_600);
    await sleeping;
    expect(clock.now() >= target).toBe(true);
  });

  test('a sleep ends with its signal, at once when that has aborted before', async () => {
    const stop = new AbortController();
    const sleeping = clock.sleepUntil(new Date(clock.now().getTime() + 3_600_000), stop.signal);
    stop.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    await expect(clock.sleepUntil(clock.now(), stop.signal)).rejects.toThrow('enough');
  });

  test('a time that has passed is no wait', async () => {
    await clock.sleepUntil(new Date(0));
  });
});
