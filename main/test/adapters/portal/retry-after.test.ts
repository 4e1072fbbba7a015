import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../adapters/portal/retry-after';

const NOON = 'Fri, 15 Jan 2027 12:00:00 GMT';

describe('parseRetryAfter', () => {
  it.each([
    ['5', null, 5_000],
    [' 0 ', null, 0],
    ['999999999', null, 3_600_000],
    ['Fri, 15 Jan 2027 12:00:30 GMT', NOON, 30_000],
    ['Fri, 15 Jan 2027 12:00:30 GMT', null, 30_000],
    ['Fri, 15 Jan 2027 11:00:00 GMT', NOON, 0],
    ['Fri, 15 Jan 2100 11:00:00 GMT', NOON, 3_600_000],
    ['soon', NOON, null],
    ['-5', NOON, null],
    ['1.5', NOON, null],
    ['', NOON, null],
    [null, NOON, null],
  ])('%j, answered at %j, is %j ms', (value, answeredAt, milliseconds) => {
    expect(parseRetryAfter(value, answeredAt, Date.parse(NOON))).toBe(milliseconds);
  });
});
