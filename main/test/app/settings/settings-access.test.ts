import { afterEach, expect, test, vi } from 'vitest';
import { createSystemClock } from '../../../adapters/clock/system-clock';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createSettingsAccess } from '../../../app/settings/settings-access';

afterEach(() => void vi.useRealTimers());

function access() {
  vi.useFakeTimers();
  const idle: true[] = [];
  const made = createSettingsAccess({
    clock: createSystemClock(),
    random: createCryptoRandom(),
    onIdle: () => idle.push(true),
  });
  return { made, idle, pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000) };
}

test('a pass admits whoever holds it, until it is closed', () => {
  const { made, idle } = access();
  expect(made.holds('anything')).toBe(false);
  const pass = made.open();
  expect(pass.length).toBeGreaterThanOrEqual(20);
  expect(made.holds(pass)).toBe(true);
  expect(made.holds(`${pass}x`)).toBe(false);
  made.close();
  expect(made.holds(pass)).toBe(false);
  expect(idle).toEqual([]);
});

test('a new pass ends the one before', () => {
  const { made } = access();
  const first = made.open();
  const second = made.open();
  expect([made.holds(first), made.holds(second)]).toEqual([false, true]);
});

test('two minutes without a call end it; every call begins them anew', async () => {
  const { made, idle, pass } = access();
  const given = made.open();
  await pass(110);
  expect(made.holds(given)).toBe(true);
  await pass(110);
  expect(made.holds(given)).toBe(true);
  expect(idle).toEqual([]);
  await pass(125);
  expect(idle).toEqual([true]);
  expect(made.holds(given)).toBe(false);
});
