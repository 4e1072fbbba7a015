import { expect, it } from 'vitest';
import { forEachAtMost } from '../../fleet/at-most';

const signal = new AbortController().signal;

it('runs no more than the limit at once, and everything in the end', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await forEachAtMost([1, 2, 3, 4, 5, 6, 7], { limit: 3, perSecond: null, signal }, async (each) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    done.push(each);
  });
  expect(most).toBe(3);
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('lets new ones begin at the pace given', async () => {
  const began = performance.now();
  const times: number[] = [];
  await forEachAtMost([1, 2, 3], { limit: 3, perSecond: 20, signal }, () => {
    times.push(performance.now() - began);
    return Promise.resolve();
  });
  expect(times[1]).toBeGreaterThanOrEqual(45);
  expect(times[2]).toBeGreaterThanOrEqual(95);
});

it('begins no more once it is ended, not even one that waits for its turn', async () => {
  const ending = new AbortController();
  const done: number[] = [];
  await forEachAtMost([1, 2, 3], { limit: 1, perSecond: 0.01, signal: ending.signal }, (each) => {
    done.push(each);
    ending.abort();
    return Promise.resolve();
  });
  expect(done).toEqual([1]);
});
