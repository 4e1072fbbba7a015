/** What `simulate` can do: each mode brings options of its own, and runs when they were given. */
import type { Command, OptionValues } from 'commander';
import type { RunResult } from '../report/run-result';

/** A command line that cannot be carried out; the message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface PortalOfRun {
  readonly url: string;
  readonly apiToken: string;
  /** True when this program started it, and will end it. */
  readonly own: boolean;
}

interface RunContext {
  readonly seed: string;
  /** Aborted when the run is to end early (Ctrl+C). */
  readonly signal: AbortSignal;
  /** Starts a portal where none was given. May be called more than once; rejects when there is none to be had. */
  readonly portal: () => Promise<PortalOfRun>;
  readonly print: (line: string) => void;
}

export interface Mode {
  addOptions(program: Command): void;
  /** True when the command line asks for this mode. */
  isAsked(options: OptionValues): boolean;
  /** Null where there is nothing to report, as with a list. Throws a UsageError for wrong options. */
  run(options: OptionValues, context: RunContext): Promise<RunResult | null>;
}
