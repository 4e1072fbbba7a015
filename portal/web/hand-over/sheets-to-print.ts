/** Which OTPs the hand-over page prints: their ids only, in this tab's memory, so that a reload finds them again. */
import { z } from 'zod';

const KEY = 'roomkey-hand-over';
const Ids = z.array(z.uuid());

export function rememberSheets(otpIds: readonly string[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(otpIds));
}

export function sheetsToPrint(): readonly string[] {
  try {
    return Ids.parse(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}
