import { describe, expect, it } from 'vitest';
import { BURST_GAP_MS, createBurstReader } from './scanner-burst';

const CODE = '1234567890123452';
const NONE = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false };

interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly shiftKey?: boolean;
}

/** What was read, key by key, nulls left out. */
function read(strokes: readonly Stroke[], gapMs = 10, reader = createBurstReader(), from = 1_000) {
  return strokes
    .map((stroke, index) => reader.feed({ ...NONE, ...stroke, timeStamp: from + index * gapMs }))
    .filter((burst) => burst !== null);
}

/** What a scanner set to the US layout does for a text: keys by their place, with Shift where it needs it. */
const SIGNS: Readonly<Record<string, { readonly code: string; readonly shiftKey: boolean }>> = {
  ':': { code: 'Semicolon', shiftKey: true },
};
const usPlaces = (text: string) =>
  Array.from(text, (character) => {
    if (/\d/.test(character)) return { code: `Digit${character}`, shiftKey: false };
    return SIGNS[character] ?? { code: `Key${character}`, shiftKey: true };
  });
/** What such a keyboard then types on a computer with another layout. */
const as = (typed: string, text: string): readonly Stroke[] =>
  usPlaces(text).map((place, index) => ({ ...place, key: Array.from(typed)[index] ?? '' }));

describe('a burst', () => {
  it.each([
    ['US', `RK1:${CODE}`],
    ['German', `RK1Ö${CODE}`],
    ['French', `RK&M&é"'(-è_çà&é"'(é`],
    ['Czech', 'RK+"+ěščřžýáíé+ěščřě'],
    ['Arabic', `قن1:${CODE}`],
    ['Japanese, on', `ＲＫ１＊${CODE}`],
  ])('of a scanner set to the US layout is read on a %s one', (_layout, typed) => {
    expect(read(as(typed, `RK1:${CODE}`))).toEqual([{ digits: CODE }]);
  });
  it('of a scanner set to the French layout is read on a US one', () => {
    const strokes = Array.from(CODE, (digit) => ({
      key: ')!@#$%^&*('[Number(digit)] ?? '',
      code: `Digit${digit}`,
      shiftKey: true,
    }));
    const shifts = strokes.flatMap((stroke) => [{ key: 'Shift', code: 'ShiftLeft' }, stroke]);
    expect(read(shifts)).toEqual([{ digits: CODE }]);
  });
  it('behind an input method that hides its keys is read by their places', () => {
    expect(read(usPlaces(`RK1:${CODE}`).map((place) => ({ ...place, key: 'Process' })))).toEqual([{ digits: CODE }]);
  });
  it('without the prefix, from a numeric pad, with gaps, ended by Enter or Tab, is read too', () => {
    const pad = Array.from(CODE, (digit) => ({ key: digit, code: `Numpad${digit}` }));
    expect(read([...pad, { key: 'Enter', code: 'Enter' }])).toEqual([{ digits: CODE }]);
    const grouped = pad.flatMap((stroke, index) =>
      index % 4 === 0 ? [{ key: ' ', code: 'Space' }, stroke] : [stroke],
    );
    expect(read([...grouped, { key: 'Tab', code: 'Tab' }])).toEqual([{ digits: CODE }]);
  });
  it('is one also at the slowest pace of a scanner', () => {
    expect(read(as(CODE, CODE), BURST_GAP_MS)).toEqual([{ digits: CODE }]);
  });
  it('that goes on is another kind of code', () => {
    expect(read(as(`${CODE}9`, `${CODE}9`))).toEqual([{ digits: CODE }, 'tooLong']);
  });
});

describe('no burst', () => {
  it('is what a hand types', () => {
    expect(read(as(CODE, CODE), BURST_GAP_MS + 1)).toEqual([]);
  });
  it('is a key that is held', () => {
    const reader = createBurstReader();
    const bursts = Array.from({ length: 40 }, (_, index) =>
      reader.feed({ ...NONE, key: '5', code: 'Digit5', repeat: index > 0, timeStamp: index * 30 }),
    );
    expect(bursts.every((burst) => burst === null)).toBe(true);
  });
  it('is a serial number with letters', () => {
    expect(read(as('PF2X9Y41AB', 'PF2X9Y41AB'))).toEqual([]);
  });
  it('joins two halves with a pause between', () => {
    const reader = createBurstReader();
    expect(read(as(CODE.slice(0, 8), CODE.slice(0, 8)), 10, reader)).toEqual([]);
    expect(read(as(CODE.slice(8), CODE.slice(8)), 10, reader, 5_000)).toEqual([]);
  });
});
