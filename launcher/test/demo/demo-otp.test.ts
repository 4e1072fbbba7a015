import { expect, test } from 'vitest';
import { inGroups } from '../../demo/demo-otp';

test.each([
  ['1234567890123456', '1234 5678 9012 3456'],
  ['1234-5678-9012-3456', '1234 5678 9012 3456'],
])('%s is printed as %s', (given, printed) => {
  expect(inGroups(given)).toBe(printed);
});
