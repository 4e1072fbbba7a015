import { expect, test } from 'vitest';
import { medianOf, percentile, verdictOf } from '../figures';
import { describeFigures } from '../table';

test('percentiles are those of the nearest rank, in any order', () => {
  const values = [5, 1, 4, 2, 3];
  expect(medianOf(values)).toBe(3);
  expect(percentile(values, 0.99)).toBe(5);
  expect(percentile(values, 0.2)).toBe(1);
  expect(percentile([7], 0.01)).toBe(7);
});

test('the median decides, in either direction; without a target nothing does', () => {
  const figure = { what: 'it', unit: 'ms', values: [1, 2, 90] };
  expect(verdictOf({ ...figure, target: { atMost: 2 } })).toBe('reached');
  expect(verdictOf({ ...figure, target: { atMost: 1 } })).toBe('missed');
  expect(verdictOf({ ...figure, target: { atLeast: 2 } })).toBe('reached');
  expect(verdictOf({ ...figure, target: { atLeast: 3 } })).toBe('missed');
  expect(verdictOf(figure)).toBeNull();
});

test('the table shows every figure with its spread, target and verdict', () => {
  const table = describeFigures([
    { what: 'latency', unit: 'ms', values: [10, 12, 250], target: { atMost: 60 }, note: 'of a console' },
  ]);
  expect(table).toContain('| latency | 12.0 ms | 3: 10.0 – 250');
  expect(table).toContain('| ≤ 60 ms | reached |');
  expect(table).toContain('- latency: of a console');
});
