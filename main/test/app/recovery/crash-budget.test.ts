import { expect, test } from 'vitest';
import { createCrashBudget } from '../../../app/recovery/crash-budget';

test('waits longer each time and gives up at the sixth crash in five minutes', () => {
  const next = createCrashBudget({ now: () => 0 });
  expect([next(), next(), next(), next(), next(), next()]).toEqual([0, 1000, 2000, 4000, 8000, null]);
});

test('forgets crashes older than five minutes', () => {
  let now = 0;
  const next = createCrashBudget({ now: () => now });
  for (let crash = 0; crash < 5; crash += 1) next();
  now = 300_000;
  expect(next()).toBe(0);
});
