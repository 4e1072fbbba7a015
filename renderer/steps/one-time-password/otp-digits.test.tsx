import { OTP_GROUP, OTP_LENGTH } from '@roomkey/shared/protocol/otp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitsOf,
  GROUPS,
  type Movement,
  NO_DIGITS,
  type OtpDigits,
  type OtpEdit,
  withAll,
  withDigit,
  withGroupText,
  withMove,
  withoutLast,
  withoutNext,
  withPasted,
  withRefused,
  withSelection,
} from './otp-digits';

const CODE = '1234567890123452';
const typed = (digits: string, from: OtpDigits = NO_DIGITS): OtpDigits => Array.from(digits).reduce(withDigit, from);
const at = (group: number, from: number, to = from) => ({ group, from, to });

describe('digits typed one by one', () => {
  it('advance from group to group', () => {
    const otp = typed('123456');
    expect(otp.groups).toEqual(['1234', '56', '', '']);
    expect(otp.caret).toEqual(at(1, 2));
    expect(typed('1234').caret).toEqual(at(1, 0));
  });
  it('fill the field, and more are dropped', () => {
    expect(digitsOf(typed(CODE))).toBe(CODE);
    expect(digitsOf(typed(`${CODE}77`))).toBe(CODE);
  });
  it('replace the digit after the caret within a full group, and move nothing', () => {
    const otp = typed('9', withSelection(typed('12345678'), 0, 1));
    expect(otp.groups).toEqual(['1934', '5678', '', '']);
    expect(otp.caret).toEqual(at(0, 2));
  });
  it('behind a full group go on in the next', () => {
    expect(typed('9', withSelection(typed('12345678'), 0, 4)).groups).toEqual(['1234', '9678', '', '']);
  });
  it('replace what is selected', () => {
    expect(typed('99', withSelection(typed('12345678'), 0, 0, 4)).groups).toEqual(['99', '5678', '', '']);
    expect(typed('7', withAll(typed('12345678'))).groups).toEqual(['7', '', '', '']);
  });
  it('fill a gap in a group, and nothing else slides', () => {
    const gap = withoutLast(withSelection(typed(CODE), 1, 2));
    expect(gap.groups).toEqual(['1234', '578', '9012', '3452']);
    expect(digitsOf(typed('6', gap))).toBe(CODE);
  });
});

describe('a pasted text', () => {
  it.each([
    CODE,
    '1234 5678 9012 3452',
    '1234-5678-9012-3452',
    `RK1:${CODE}`,
    `rk1:${CODE}\r\n`,
    ' 1234\u00a05678–9012 3452\n',
    '１２３４　５６７８　９０１２　３４５２',
    'ＲＫ１：１２３４５６７８９０１２３４５２',
    '١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٢',
    '۱۲۳۴ ۵۶۷۸ ۹۰۱۲ ۳۴۵۲',
  ])('of a whole code replaces what was there: %j', (text) => {
    const otp = withPasted(typed('99'), text);
    expect(digitsOf(otp)).toBe(CODE);
    expect(otp.refused).toBeNull();
  });
  it('that is shorter goes in at the caret', () => {
    expect(withPasted(typed('12'), '345 678').groups).toEqual(['1234', '5678', '', '']);
  });
  it('replaces all when all is selected', () => {
    expect(withPasted(withAll(typed(CODE)), '55').groups).toEqual(['55', '', '', '']);
  });
  it('that is too long changes nothing, and says so', () => {
    const otp = withPasted(typed('12'), `${CODE}1`);
    expect(digitsOf(otp)).toBe('12');
    expect(otp.refused).toBe('length');
  });
  it('with other characters leaves them out, and says so', () => {
    const otp = withPasted(NO_DIGITS, 'OTP 12');
    expect(digitsOf(otp)).toBe('12');
    expect(otp.refused).toBe('characters');
    expect(withDigit(otp, '3').refused).toBeNull();
  });
});

describe('a group that was edited as a text', () => {
  it('takes a whole code that a machine filled in', () => {
    expect(digitsOf(withGroupText(NO_DIGITS, 0, '1234 5678 9012 3452', 19))).toBe(CODE);
  });
  it('hands what is too much to the next group', () => {
    const otp = withGroupText(NO_DIGITS, 1, '567890', 6);
    expect(otp.groups).toEqual(['', '5678', '90', '']);
    expect(otp.caret).toEqual(at(2, 2));
  });
  it('keeps its length when something is put into a full one', () => {
    const otp = withGroupText(typed('12345678'), 0, '19934', 3);
    expect(otp.groups).toEqual(['1994', '5678', '', '']);
    expect(otp.caret).toEqual(at(0, 3));
  });
});

describe('deleting', () => {
  it('backwards crosses into the group before', () => {
    const otp = withoutLast(typed('1234'));
    expect(otp.groups).toEqual(['123', '', '', '']);
    expect(otp.caret).toEqual(at(0, 3));
  });
  it('backwards takes the digit before the caret', () => {
    expect(withoutLast(withSelection(typed('1234'), 0, 2)).groups[0]).toBe('134');
  });
  it('forwards takes the digit after the caret, across groups', () => {
    expect(withoutNext(withSelection(typed('12345'), 0, 1)).groups).toEqual(['134', '5', '', '']);
    const crossed = withoutNext(withSelection(typed('123456'), 0, 4));
    expect(crossed.groups).toEqual(['1234', '6', '', '']);
    expect(crossed.caret).toEqual(at(1, 0));
  });
  it('takes what is selected', () => {
    expect(withoutLast(withSelection(typed('1234'), 0, 1, 3)).groups[0]).toBe('14');
    expect(withoutNext(withSelection(typed('1234'), 0, 1, 3)).caret).toEqual(at(0, 1));
    expect(withoutLast(withAll(typed(CODE)))).toEqual(NO_DIGITS);
  });
  it('where nothing is left to delete does nothing', () => {
    expect(withoutLast(NO_DIGITS)).toEqual(NO_DIGITS);
    expect(withoutNext(withAll(NO_DIGITS))).toEqual(NO_DIGITS);
    expect(withoutNext(typed('12'))).toEqual(typed('12'));
  });
});

describe('the caret', () => {
  const moved = (otp: OtpDigits, ...movements: Movement[]) => movements.reduce(withMove, otp).caret;
  const five = typed('12345');
  it('crosses from group to group', () => {
    expect(moved(five, 'left')).toEqual(at(1, 0));
    expect(moved(five, 'left', 'left')).toEqual(at(0, 4));
    expect(moved(five, 'left', 'left', 'right')).toEqual(at(1, 0));
  });
  it('goes home to the first digit and to the end of the last', () => {
    expect(moved(five, 'home')).toEqual(at(0, 0));
    expect(moved(five, 'home', 'end')).toEqual(at(1, 1));
    expect(moved(typed(CODE), 'home', 'end')).toEqual(at(3, 4));
  });
  it('goes by groups', () => {
    expect(moved(five, 'groupLeft')).toEqual(at(1, 0));
    expect(moved(five, 'groupLeft', 'groupLeft')).toEqual(at(0, 0));
    expect(moved(five, 'home', 'groupRight')).toEqual(at(1, 0));
  });
  it('leaves a selection to the side it is moved to', () => {
    expect(moved(withSelection(five, 0, 1, 3), 'left')).toEqual(at(0, 1));
    expect(moved(withSelection(five, 0, 1, 3), 'right')).toEqual(at(0, 3));
    expect(moved(withAll(five), 'left')).toEqual(at(0, 0));
    expect(moved(withAll(five), 'right')).toEqual(at(1, 1));
  });
});

/** Anything a person, a scanner, an input method or a machine may do to the field. */
const anyEdit: fc.Arbitrary<OtpEdit> = fc.oneof(
  fc.stringMatching(/^\d$/).map(
    (digit): OtpEdit =>
      (otp) =>
        withDigit(otp, digit),
  ),
  fc.oneof(fc.string(), fc.stringMatching(/^(RK1:)?[\d -]{0,24}$/)).map(
    (text): OtpEdit =>
      (otp) =>
        withPasted(otp, text),
  ),
  fc.tuple(fc.nat(GROUPS - 1), fc.oneof(fc.string(), fc.stringMatching(/^\d{0,20}$/)), fc.nat(24)).map(
    ([group, text, caret]): OtpEdit =>
      (otp) =>
        withGroupText(otp, group, text, Math.min(caret, text.length)),
  ),
  fc.tuple(fc.nat(GROUPS - 1), fc.nat(6), fc.nat(6)).map(
    ([group, from, to]): OtpEdit =>
      (otp) =>
        withSelection(otp, group, from, to),
  ),
  fc.constantFrom<Movement>('left', 'right', 'home', 'end', 'groupLeft', 'groupRight').map(
    (movement): OtpEdit =>
      (otp) =>
        withMove(otp, movement),
  ),
  fc.constantFrom<OtpEdit>(withoutLast, withoutNext, withAll, withRefused),
);

describe('after any edits', () => {
  it('there are four groups of at most four ASCII digits, and the caret stands in one of them', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 60 }), (edits) => {
        const { groups, caret } = edits.reduce((otp, edit) => edit(otp), NO_DIGITS);
        expect(groups).toHaveLength(GROUPS);
        for (const group of groups) expect(group).toMatch(/^[0-9]{0,4}$/);
        expect(caret.group).toBeGreaterThanOrEqual(0);
        expect(caret.group).toBeLessThan(GROUPS);
        expect(caret.from).toBeGreaterThanOrEqual(0);
        expect(caret.to).toBeGreaterThanOrEqual(caret.from);
        expect(caret.to).toBeLessThanOrEqual(groups[caret.group]?.length ?? 0);
      }),
      { numRuns: 2_000 },
    );
  });
  it('a pasted code stands there whole', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), fc.stringMatching(/^\d{16}$/), (edits, code) => {
        const otp = edits.reduce((before, edit) => edit(before), NO_DIGITS);
        expect(digitsOf(withPasted(otp, `RK1:${code}`))).toBe(code);
      }),
    );
  });
  it('everything can be deleted, in as many steps as there are digits and groups', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), (edits) => {
        const end = withMove(
          edits.reduce((before, edit) => edit(before), NO_DIGITS),
          'end',
        );
        const emptied = Array.from({ length: OTP_LENGTH + GROUPS }).reduce<OtpDigits>(withoutLast, end);
        expect(digitsOf(emptied)).toBe('');
      }),
    );
  });
  it('typing from the start always gives what was typed', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), fc.stringMatching(/^\d{16}$/), (edits, code) => {
        const somewhere = edits.reduce((before, edit) => edit(before), NO_DIGITS);
        expect(digitsOf(typed(code, withMove(somewhere, 'home')))).toBe(code);
      }),
    );
  });
  it('the caret can reach every group with the arrows', () => {
    const reached = new Set<number>();
    Array.from({ length: OTP_LENGTH + GROUPS }).reduce<OtpDigits>((otp) => {
      reached.add(otp.caret.group);
      return withMove(otp, 'left');
    }, typed(CODE));
    expect(reached.size).toBe(OTP_LENGTH / OTP_GROUP);
  });
});
