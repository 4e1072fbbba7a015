import { expect, test } from 'vitest';
import { createRateLimit } from '../../../app/kiosk/rate-limit';

test('lets through so many in a span, and again afterwards', () => {
  let now = 0;
  const may = createRateLimit({ now: () => now }, 2, 1000);
  expect([may(), may(), may()]).toEqual([true, true, false]);
  now = 999;
  expect(may()).toBe(false);
  now = 1000;
  expect([may(), may(), may()]).toEqual([true, true, false]);
});
