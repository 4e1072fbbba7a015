import { expect, test } from 'vitest';
import { describeError } from '../../../app/recovery/last-resort';

test('tells where and what kind, never what the message says', () => {
  const error = Object.assign(new TypeError('otp 1234567890123452 is wrong'), { code: 'ERR_X' });
  const text = describeError(error);
  expect(text).toMatch(/^TypeError ERR_X\n\s+at /);
  expect(text).not.toContain('1234');
});

test('a message of several lines stays out as well', () => {
  const error = new Error('first\npassword: hunter2\nlast');
  expect(describeError(error)).not.toContain('hunter2');
});

test.each(['hunter2', { password: 'hunter2' }, null])('what is no error is named by its type only', (thrown) => {
  expect(describeError(thrown)).toBe(`(${typeof thrown})`);
});
