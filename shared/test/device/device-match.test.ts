import { expect, test } from 'vitest';
import { matchDevice, storedIdentity } from '../../device/device-match';

const expected = { serial: 'PF3K 91xz', model: 'ThinkSmart Core' };

test.each([
  [null, { serial: 'X', model: 'Y' }, 'none'],
  [null, { serial: null, model: null }, 'none'],
  [expected, { serial: 'pf3k91XZ', model: 'thinksmart  core' }, 'match'],
  [expected, { serial: 'PF3K91XY', model: 'ThinkSmart Core' }, 'mismatch'],
  [expected, { serial: 'PF3K91XZ', model: 'ThinkSmart One' }, 'mismatch'],
  [expected, { serial: null, model: 'ThinkSmart Core' }, 'incomplete'],
  [expected, { serial: 'PF3K91XZ', model: null }, 'incomplete'],
  [{ ...expected, model: null }, { serial: 'PF3K91XZ', model: null }, 'match'],
] as const)('%j against %j is %s', (wanted, reported, match) => {
  expect(matchDevice(wanted, reported)).toBe(match);
});

test.each([
  ['ＰＦ３Ｋ９１ＸＺ', 'pf3k 91xz', 'match'],
  ['PF3K\u3000 91XZ', 'PF3K91XZ', 'match'],
  ['cafe\u0301', 'CAF\u00C9', 'mismatch'],
  ['straße', 'STRASSE', 'mismatch'],
  ['ISTANBUL', '\u0131stanbul', 'mismatch'],
  ['K', '\u212A', 'match'],
] as const)('%j, written down as it came, against %j is %s', (wanted, reported, match) => {
  const serial = storedIdentity(wanted);
  expect(matchDevice({ serial, model: null }, { serial: storedIdentity(reported), model: null })).toBe(match);
});
