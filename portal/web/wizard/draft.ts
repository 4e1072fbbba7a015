/** What a person has chosen so far in the wizard; kept while they go back and forth. */
import type { Account } from '@roomkey/shared/protocol/admin';
import { AS_PREFERRED, hoursOf } from '../parts/validity-field';
import type { ManyChosen } from './selection';

export const STEPS = ['Account selection', 'Configuration', 'Review'] as const;
export type Step = (typeof STEPS)[number];
/** The id of the heading of the step that is shown. */
export const STEP_HEADING = 'step';

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
  /** As chosen or typed. */
  readonly hours: string;
  /** What came of choosing many at once, as long as nothing else was chosen since. */
  readonly told: ManyChosen | null;
}

/** Changes parts of what is chosen, given all of it as it is then. */
export type DraftChange = (update: (now: Draft) => Partial<Draft>) => void;

export const EMPTY: Draft = {
  accounts: new Map(),
  password: 'generate',
  csv: null,
  hours: AS_PREFERRED,
  told: null,
};

export function hoursAreValid({ hours }: Draft): boolean {
  return hours === AS_PREFERRED || hoursOf(hours) !== null;
}

/** Leaving now would lose something. */
export function hasChoices(draft: Draft): boolean {
  return draft.accounts.size > 0 || draft.password !== EMPTY.password || draft.hours !== EMPTY.hours;
}

/** The password option as it is named everywhere in the wizard (the second article's labels). */
export const PASSWORD_LABELS = {
  generate: 'Automatically generate passwords for all selected accounts',
  csv: 'Upload sign in data from CSV file',
} as const;
