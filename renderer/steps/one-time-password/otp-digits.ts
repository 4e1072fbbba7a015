/** The 16 digits while they are typed: four groups of four and a caret, as plain data. */
import { normaliseOtp, OTP_GROUP, OTP_LENGTH } from '@roomkey/shared/protocol/otp';

export const GROUPS = OTP_LENGTH / OTP_GROUP;

export interface OtpDigits {
  /** One string of up to four digits per group. */
  readonly groups: readonly string[];
  readonly caret: { readonly group: number; readonly offset: number };
  /** What was wrong with the last input: left-out characters, or a pasted text that is too long. */
  readonly refused: 'characters' | 'length' | null;
}

export const NO_DIGITS: OtpDigits = {
  groups: Array.from({ length: GROUPS }, () => ''),
  caret: { group: 0, offset: 0 },
  refused: null,
};

export const digitsOf = (otp: OtpDigits): string => otp.groups.join('');

/** A scanner that acts as a keyboard types "RK1:" letter by letter before the digits. */
const SCAN_BEGINS = /^(R|RK|RK1)$/i;

/** The content of a group was edited to `text`, with the caret at `caret`: typed, pasted into it, or filled by a machine. */
export function withGroupText(otp: OtpDigits, group: number, text: string, caret: number): OtpDigits {
  if (group === 0 && SCAN_BEGINS.test(text)) {
    return { groups: otp.groups.with(0, text), caret: { group: 0, offset: text.length }, refused: null };
  }
  const { digits, refused } = onlyDigits(text);
  if (digits.length >= OTP_LENGTH) return withWhole(otp, digits, refused);
  const before = onlyDigits(text.slice(0, caret)).digits.length;
  const full = otp.groups[group]?.length === OTP_GROUP;
  // Typing into the middle of a full group replaces the digit after the caret; nothing may slide into the next group.
  const edited =
    full && digits.length === OTP_GROUP + 1 && before < digits.length
      ? digits.slice(0, before) + digits.slice(before + 1)
      : digits;
  return { groups: spread(otp.groups, group, edited), caret: caretAt(group, before), refused };
}

/** A pasted text: a whole code replaces everything, anything shorter goes in at the caret. */
export function withPasted(otp: OtpDigits, text: string): OtpDigits {
  const { digits, refused } = onlyDigits(text);
  if (digits.length >= OTP_LENGTH) return withWhole(otp, digits, refused);
  const { group, offset } = otp.caret;
  const there = otp.groups[group] ?? '';
  const pasted = withGroupText(
    otp,
    group,
    there.slice(0, offset) + digits + there.slice(offset),
    offset + digits.length,
  );
  return { ...pasted, refused };
}

/** Backspace: the digit before the caret, across groups. */
export function withoutLast(otp: OtpDigits): OtpDigits {
  const { group, offset } = otp.caret;
  const there = otp.groups[group] ?? '';
  if (offset > 0) {
    const left = there.slice(0, offset - 1) + there.slice(offset);
    return { groups: otp.groups.with(group, left), caret: { group, offset: offset - 1 }, refused: null };
  }
  if (group === 0) return { ...otp, refused: null };
  const previous = (otp.groups[group - 1] ?? '').slice(0, -1);
  return {
    groups: otp.groups.with(group - 1, previous),
    caret: { group: group - 1, offset: previous.length },
    refused: null,
  };
}

export const withCaret = (otp: OtpDigits, group: number, offset: number): OtpDigits => ({
  ...otp,
  caret: { group, offset },
});

function onlyDigits(text: string): { readonly digits: string; readonly refused: 'characters' | null } {
  const clean = normaliseOtp(text);
  const digits = clean.replace(/\D/g, '');
  return { digits, refused: digits === clean ? null : 'characters' };
}

function withWhole(otp: OtpDigits, digits: string, refused: OtpDigits['refused']): OtpDigits {
  if (digits.length > OTP_LENGTH) return { ...otp, refused: 'length' };
  return { groups: spread(NO_DIGITS.groups, 0, digits), caret: { group: GROUPS - 1, offset: OTP_GROUP }, refused };
}

/** What does not fit into a group overwrites the beginning of the next; what does not fit into the last is dropped. */
function spread(groups: readonly string[], group: number, digits: string): readonly string[] {
  const result = [...groups];
  result[group] = digits.slice(0, OTP_GROUP);
  let rest = digits.slice(OTP_GROUP);
  for (let next = group + 1; next < GROUPS && rest !== ''; next += 1) {
    result[next] = rest.slice(0, OTP_GROUP) + (result[next] ?? '').slice(rest.length);
    rest = rest.slice(OTP_GROUP);
  }
  return result;
}

/** `offset` digits into the group; past its end, the caret stands in a later one. */
function caretAt(group: number, offset: number): OtpDigits['caret'] {
  const target = Math.min(GROUPS - 1, group + Math.floor(offset / OTP_GROUP));
  return { group: target, offset: Math.min(OTP_GROUP, offset - (target - group) * OTP_GROUP) };
}
