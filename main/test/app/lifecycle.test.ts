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

test('restarts through the watcher, with a code of its own', async () => {
  vi.useFakeTimers();
  const codes: number[] = [];
  const lifecycle = createLifecycle((code) => codes.push(code), null);
  lifecycle.restart();
  expect(lifecycle.isQuitting()).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(codes).toEqual([EXIT_CODES.restart]);
});

test('restarts by itself where nobody watches, once everything has stopped', async () => {
  vi.useFakeTimers();
  const happened: string[] = [];
  const lifecycle = createLifecycle(
    (code) => happened.push(`exit ${code}`),
    () => happened.push('start again'),
  );
  lifecycle.beforeExit(() => void happened.push('stop'));
  lifecycle.restart();
  lifecycle.quit('pageLost');
  await vi.advanceTimersByTimeAsync(0);
  expect(happened).toEqual(['stop', 'start again', 'exit 0']);
});
