import { afterEach, expect, test, vi } from 'vitest';
import { EXIT_CODES } from '../../app/exit-codes';
import { createLifecycle } from '../../app/lifecycle';

afterEach(() => void vi.useRealTimers());

test('stops what runs, then ends with the first reason', async () => {
  vi.useFakeTimers();
  const codes: number[] = [];
  const lifecycle = createLifecycle((code) => codes.push(code), null);
  let release = () => {};
  lifecycle.beforeExit(() => new Promise<void>((resolve) => (release = resolve)));
  lifecycle.beforeExit(() => Promise.reject(new Error('a task may fail')));
  lifecycle.beforeExit(() => {
    throw new Error('or throw');
  });

  expect(lifecycle.isQuitting()).toBe(false);
  lifecycle.quit('pageLost');
  lifecycle.quit('done');
  expect(lifecycle.isQuitting()).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(codes).toEqual([]);
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(codes).toEqual([EXIT_CODES.pageLost]);
});

test('ends after five seconds whatever still runs', async () => {
  vi.useFakeTimers();
  const codes: number[] = [];
  const lifecycle = createLifecycle((code) => codes.push(code), null);
  lifecycle.beforeExit(() => new Promise(() => {}));
  lifecycle.quit('done');
  await vi.advanceTimersByTimeAsync(4_999);
  expect(codes).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(codes).toEqual([EXIT_CODES.done]);
});

test.each([
  ['by a watcher', false, EXIT_CODES.restart],
  ['by itself', true, EXIT_CODES.done],
])('a restart ends the console so that it is started again, %s', async (_by, itself, code) => {
  const order: (number | string)[] = [];
  const lifecycle = createLifecycle((ended) => order.push(ended), itself ? () => order.push('again') : null);
  lifecycle.beforeExit(() => void order.push('stopped'));
  lifecycle.restart();
  lifecycle.quit('done');
  await vi.waitFor(() => expect(order).toEqual(['stopped', ...(itself ? ['again'] : []), code]));
});
