import { describe, expect, it } from 'vitest';
import { digitsOf, NO_DIGITS, type OtpDigits, withCaret, withGroupText, withoutLast, withPasted } from './otp-digits';

const CODE = '1234567890123452';
const typed = (keys: string, from: OtpDigits = NO_DIGITS): OtpDigits =>
  Array.from(keys).reduce((otp, key) => {
    const { group, offset } = otp.caret;
    const there = otp.groups[group]!;
    return withGroupText(otp, group, there.slice(0, offset) + key + there.slice(offset), offset + 1);
  }, from);

describe('digits typed one by one', () => {
  it('advance from group to group', () => {
    const otp = typed('123456');
    expect(otp.groups).toEqual(['1234', '56', '', '']);
    expect(otp.caret).toEqual({ group: 1, offset: 2 });
  });
  it('fill the field, and more are dropped', () => {
    expect(digitsOf(typed(CODE))).toBe(CODE);
    expect(digitsOf(typed(`${CODE}77`))).toBe(CODE);
  });
  it('replace the digit after the caret within a full group, and move nothing', () => {
    const otp = typed('9', withCaret(typed('12345678'), 0, 1));
    expect(otp.groups).toEqual(['1934', '5678', '', '']);
    expect(otp.caret).toEqual({ group: 0, offset: 2 });
  });
  it('are taken from other scripts', () => expect(digitsOf(typed('١２३'))).toBe('123'));
  it('leave out anything else, and say so', () => {
    const otp = typed('12a');
    expect(digitsOf(otp)).toBe('12');
    expect(otp.refused).toBe('characters');
    expect(typed('3', otp).refused).toBeNull();
  });
  it('take a scanner that types its prefix first', () => expect(digitsOf(typed(`RK1:${CODE}`))).toBe(CODE));
});

describe('a pasted text', () => {
  it.each([
    CODE,
    '1234 5678 9012 3452',
    '1234-5678-9012-3452',
    `RK1:${CODE}`,
    ' 1234\u00a05678–9012 3452\n',
    '١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٢',
  ])('of a whole code replaces what was there: %j', (text) => {
    const otp = withPasted(typed('99'), text);
    expect(digitsOf(otp)).toBe(CODE);
    expect(otp.refused).toBeNull();
  });
  it('that is shorter goes in at the caret', () => {
    expect(withPasted(typed('12'), '345 678').groups).toEqual(['1234', '5678', '', '']);
  });
  it('that is too long changes nothing, and says so', () => {
    const otp = withPasted(typed('12'), `${CODE}1`);
    expect(digitsOf(otp)).toBe('12');
    expect(otp.refused).toBe('length');
  });
  it('filled into one group by a machine reaches all', () => {
    expect(digitsOf(withGroupText(NO_DIGITS, 0, '1234 5678 9012 3452', 19))).toBe(CODE);
  });
});

describe('backspace', () => {
  it('crosses into the group before', () => {
    const otp = withoutLast(typed('1234'));
    expect(otp.groups).toEqual(['123', '', '', '']);
    expect(otp.caret).toEqual({ group: 0, offset: 3 });
  });
  it('takes the digit before the caret', () => {
    expect(withoutLast(withCaret(typed('1234'), 0, 2)).groups[0]).toBe('134');
  });
  it('at the very start does nothing', () => expect(withoutLast(NO_DIGITS)).toEqual(NO_DIGITS));
});
