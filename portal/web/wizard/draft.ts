/** What a person has chosen so far in the wizard; kept while they go back and forth. */
import type { Account } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';

export const STEPS = ['Account selection', 'Configuration', 'Review'] as const;
export type Step = (typeof STEPS)[number];

interface CsvFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
}

export interface Draft {
  /** By id, in the order of choosing. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly password: 'generate' | 'csv';
  /** Checked against the accounts; null as long as none was, or after the accounts have changed. */
  readonly csv: CsvFile | null;
  /** As typed; empty means what the preferences say. */
  readonly hours: string;
}

export const EMPTY: Draft = { accounts: new Map(), password: 'generate', csv: null, hours: '' };

export const HOURS_RULE = `Use whole hours from ${String(LIMITS.otpValidityMinHours)} to ${String(LIMITS.otpValidityMaxHours)}.`;

/** Empty means: what the preferences say. */
export function hoursAreValid(hours: string): boolean {
  const value = Number(hours);
  if (hours === '') return true;
  return Number.isInteger(value) && value >= LIMITS.otpValidityMinHours && value <= LIMITS.otpValidityMaxHours;
}

/** The password option as it is named everywhere in the wizard (the second article's labels). */
export const PASSWORD_LABELS = {
  generate: 'Automatically generate passwords for all selected accounts',
  csv: 'Upload sign in data from CSV file',
} as const;
