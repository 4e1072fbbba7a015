/** The 16 digits while they are typed: four groups of four, a caret and a selection, as plain data. */
import { normaliseOtp, OTP_GROUP, OTP_LENGTH } from '@roomkey/shared/protocol/otp';

export const GROUPS = OTP_LENGTH / OTP_GROUP;

export interface OtpDigits {
  /** One string of up to four digits per group. A group that is being corrected may be short: nothing slides into it. */
  readonly groups: readonly string[];
  /** Where the next digit goes; what stands between `from` and `to` is selected, and is replaced by it. */
  readonly caret: { readonly group: number; readonly from: number; readonly to: number };
  /** All groups are selected at once. */
  readonly all: boolean;
  /** What was wrong with the last input: left-out characters, or a text that is too long. */
  readonly refused: 'characters' | 'length' | null;
}

/** One change of what is typed. */
export type OtpEdit = (otp: OtpDigits) => OtpDigits;

export const NO_DIGITS: OtpDigits = {
  groups: Array.from({ length: GROUPS }, () => ''),
  caret: { group: 0, from: 0, to: 0 },
  all: false,
  refused: null,
};

export const digitsOf = (otp: OtpDigits): string => otp.groups.join('');

/** The content of a group was edited to `text`, with the caret at `caret`: filled by a machine, composed, cut or dropped. */
export function withGroupText(otp: OtpDigits, group: number, text: string, caret: number): OtpDigits {
  const { digits, refused } = onlyDigits(text);
  if (digits.length >= OTP_LENGTH) return withWhole(otp, digits, refused);
  const before = onlyDigits(text.slice(0, caret)).digits.length;
  const tooMany = Math.max(0, digits.length - OTP_GROUP);
  // What came into the middle of a full group replaces the digits after the caret; nothing may slide into the next group.
  const full = otp.groups[group]?.length === OTP_GROUP;
  const replacing = full && before + tooMany <= digits.length;
  const edited = replacing ? digits.slice(0, before) + digits.slice(before + tooMany) : digits;
  const start = {
    ...placed(otp, group, Math.min(before, OTP_GROUP)),
    groups: otp.groups.with(group, edited.slice(0, OTP_GROUP)),
  };
  const typedOn = edited.slice(OTP_GROUP, Math.max(OTP_GROUP, before));
  return { ...Array.from(typedOn).reduce(withDigit, start), refused };
}

/** One digit at the caret. In a full group it replaces the one after the caret; behind the last group it is dropped. */
export function withDigit(otp: OtpDigits, digit: string): OtpDigits {
  const { group, from, to } = otp.all ? NO_DIGITS.caret : otp.caret;
  const groups = otp.all ? NO_DIGITS.groups : otp.groups;
  const there = groups[group] ?? '';
  if (from === to && from === OTP_GROUP) {
    return group === GROUPS - 1
      ? { ...otp, refused: null }
      : withDigit(placed({ ...otp, groups }, group + 1, 0), digit);
  }
  const replaced = from === to && there.length === OTP_GROUP ? from + 1 : to;
  const typed = groups.with(group, there.slice(0, from) + digit + there.slice(replaced));
  return placed({ ...otp, groups: typed }, group, from + 1);
}

/** A pasted or scanned text: a whole code replaces everything, anything shorter goes in at the caret, digit by digit. */
export function withPasted(otp: OtpDigits, text: string): OtpDigits {
  const { digits, refused } = onlyDigits(text);
  if (digits.length >= OTP_LENGTH) return withWhole(otp, digits, refused);
  return { ...Array.from(digits).reduce(withDigit, otp), refused };
}

/** Backspace: what is selected, or the digit before the caret, across groups. */
export function withoutLast(otp: OtpDigits): OtpDigits {
  if (hasSelection(otp)) return withoutSelected(otp);
  const { group, from } = otp.caret;
  if (from > 0) return without(otp, group, from - 1);
  return group === 0 ? { ...otp, refused: null } : without(otp, group - 1, (otp.groups[group - 1]?.length ?? 0) - 1);
}

/** Delete: what is selected, or the digit after the caret, across groups. */
export function withoutNext(otp: OtpDigits): OtpDigits {
  if (hasSelection(otp)) return withoutSelected(otp);
  const { group, from } = otp.caret;
  if (from < (otp.groups[group]?.length ?? 0)) return without(otp, group, from);
  return (otp.groups[group + 1] ?? '') === '' ? { ...otp, refused: null } : without(otp, group + 1, 0);
}

export type Movement = 'left' | 'right' | 'home' | 'end' | 'groupLeft' | 'groupRight';

/** The caret moved by a key, across groups. A selection collapses to the side to which it is left. */
export function withMove(otp: OtpDigits, movement: Movement): OtpDigits {
  const { group, from, to } = otp.caret;
  const lengthOf = (index: number) => otp.groups[index]?.length ?? 0;
  const last = Math.max(
    0,
    otp.groups.findLastIndex((digits) => digits !== ''),
  );
  if (movement === 'home' || (otp.all && movement === 'left')) return placed(otp, 0, 0);
  if (movement === 'end' || (otp.all && movement === 'right')) return { ...otp, ...resting(last, lengthOf(last)) };
  if (movement === 'groupLeft') return placed(otp, from > 0 ? group : Math.max(0, group - 1), 0);
  if (movement === 'groupRight') {
    return group < GROUPS - 1 ? placed(otp, group + 1, 0) : { ...otp, ...resting(group, lengthOf(group)) };
  }
  if (from !== to) return { ...otp, ...resting(group, movement === 'left' ? from : to) };
  if (movement === 'left') {
    if (from > 0) return { ...otp, ...resting(group, from - 1) };
    return group === 0 ? otp : { ...otp, ...resting(group - 1, lengthOf(group - 1)) };
  }
  if (from < lengthOf(group)) return { ...otp, ...resting(group, from + 1) };
  return group === GROUPS - 1 ? otp : placed(otp, group + 1, 0);
}

/** The person put the caret somewhere, or selected within a group. */
export function withSelection(otp: OtpDigits, group: number, from: number, to = from): OtpDigits {
  const length = otp.groups[group]?.length ?? 0;
  const [start, end] = [Math.min(from, length), Math.min(to, length)];
  return { ...otp, caret: { group, from: start, to: Math.max(start, end) }, all: false };
}

/** Everything is selected. */
export function withAll(otp: OtpDigits): OtpDigits {
  const { group } = otp.caret;
  return { ...otp, caret: { group, from: 0, to: otp.groups[group]?.length ?? 0 }, all: digitsOf(otp) !== '' };
}

/** A key that is no digit was pressed and left out. */
export const withRefused = (otp: OtpDigits): OtpDigits => ({ ...otp, refused: 'characters' });

const hasSelection = ({ all, caret }: OtpDigits): boolean => all || caret.from !== caret.to;

function withoutSelected(otp: OtpDigits): OtpDigits {
  if (otp.all) return NO_DIGITS;
  const { group, from, to } = otp.caret;
  const there = otp.groups[group] ?? '';
  const groups = otp.groups.with(group, there.slice(0, from) + there.slice(to));
  return { ...otp, ...resting(group, from), groups, refused: null };
}

/** Without the digit at `index` of the group; the caret stands where it was. Below 0 there is none. */
function without(otp: OtpDigits, group: number, index: number): OtpDigits {
  const there = otp.groups[group] ?? '';
  const at = Math.max(0, index);
  const left = index < 0 ? there : there.slice(0, at) + there.slice(at + 1);
  return { ...otp, ...resting(group, at), groups: otp.groups.with(group, left), refused: null };
}

function withWhole(otp: OtpDigits, digits: string, refused: OtpDigits['refused']): OtpDigits {
  if (digits.length > OTP_LENGTH) return { ...otp, refused: 'length' };
  const groups = NO_DIGITS.groups.map((_, group) => digits.slice(group * OTP_GROUP, (group + 1) * OTP_GROUP));
  return { groups, ...resting(GROUPS - 1, OTP_GROUP), refused };
}

/** The caret after an input: past the end of a group it stands in the next one. */
function placed(otp: OtpDigits, group: number, offset: number): OtpDigits {
  const advances = offset >= OTP_GROUP && group < GROUPS - 1;
  return { ...otp, ...(advances ? resting(group + 1, 0) : resting(group, offset)), refused: null };
}

const resting = (group: number, offset: number) => ({ caret: { group, from: offset, to: offset }, all: false });

function onlyDigits(text: string): { readonly digits: string; readonly refused: 'characters' | null } {
  const clean = normaliseOtp(text.replace(FULL_WIDTH, asAscii));
  const digits = clean.replace(/\D/g, '');
  return { digits, refused: digits === clean ? null : 'characters' };
}

/** Japanese and Chinese input methods write the prefix of a scanned code in full-width letters. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const asAscii = (character: string) => String.fromCharCode(character.charCodeAt(0) - 0xfee0);
