import { expect, test } from 'vitest';
import { matchDevice } from '../../device/device-match';

const expected = { serial: 'PF3K 91xz', model: 'ThinkSmart Core' };

test.each([
  [null, { serial: 'X', model: 'Y' }, 'none'],
  [null, { serial: null, model: null }, 'none'],
  [expected, { serial: 'pf3k91XZ', model: 'thinksmart  core' }, 'match'],
  [expected, { serial: 'ＰＦ３Ｋ９１ＸＺ', model: 'ThinkSmart Core' }, 'match'],
  [expected, { serial: 'PF3K91XY', model: 'ThinkSmart Core' }, 'mismatch'],
  [expected, { serial: 'PF3K91XZ', model: 'ThinkSmart One' }, 'mismatch'],
  [expected, { serial: null, model: 'ThinkSmart Core' }, 'incomplete'],
  [expected, { serial: 'PF3K91XZ', model: null }, 'incomplete'],
  [{ ...expected, model: null }, { serial: 'PF3K91XZ', model: null }, 'match'],
] as const)('%j against %j is %s', (wanted, reported, match) => {
  expect(matchDevice(wanted, reported)).toBe(match);
});
