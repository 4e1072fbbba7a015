import { expect, test } from 'vitest';
import { growthFigures, slopeOf } from '../demo/growth';
import { verdictOf } from '../figures';

test('the slope is that of the line through all values', () => {
  expect(slopeOf([1, 3, 5, 7])).toBeCloseTo(2);
  expect(slopeOf([4, 4, 4])).toBe(0);
  expect(slopeOf([5])).toBe(0);
  expect(slopeOf([2, 0, 2, 0, 2, 0])).toBeCloseTo(-0.171, 3);
});

test('a warm-up does not count; what grows after it does', () => {
  const settles = [10, 40, 70, 90, ...Array.from({ length: 16 }, (_, loop) => 100 + (loop % 2))];
  const [values, growth] = growthFigures('it', settles, 2);
  expect(values?.values).toEqual(settles.slice(4));
  expect(growth?.values[0]).toBeLessThan(1);
  expect(growth && verdictOf(growth)).toBe('reached');

  const leaks = Array.from({ length: 20 }, (_, loop) => 100 + loop);
  const [, grown] = growthFigures('it', leaks, 2);
  expect(grown?.values[0]).toBeCloseTo(15);
  expect(grown && verdictOf(grown)).toBe('missed');
  expect(grown?.note).toContain('slope 1000.0 kB a loop');
});

test('what shrinks does not grow', () => {
  const [, growth] = growthFigures('it', [9, 9, 8, 7, 6], 2);
  expect(growth?.values).toEqual([0]);
});
