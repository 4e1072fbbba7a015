/**
 * Replays a console's event log against the machine: after each line the machine must be able to be where the log says it was.
 * Pure: text in, result out.
 */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { allStates } from '@roomkey/shared/setup/machine/snapshot-codec';
import { type LogLine, readLog, type Remark } from './read-log';
import { createRun, type Finding, type Place } from './run';

/** Where the log first says what the machine does not. */
export interface Difference {
  readonly line: number;
  /** One sentence: what is wrong with the line. */
  readonly message: string;
  /** Null where the line is no event record. */
  readonly logged: EventRecord | null;
  /** Where the machine can be after this event; empty where the event cannot happen or the line is wrong in itself. */
  readonly expected: readonly Place[];
  /** The five lines before it, oldest first. */
  readonly before: readonly LogLine[];
}

export interface ReplayResult {
  /** Lines that were replayed without a difference. */
  readonly records: number;
  /** Starts of the console in the log. */
  readonly starts: number;
  readonly difference: Difference | null;
  /** What is worth knowing and no difference: a cut-off line, a clock that jumped, another version. */
  readonly remarks: readonly Remark[];
  /** What the log does not tell and the states after it do: which answer an actor gave. */
  readonly assumptions: readonly Remark[];
}

export interface ReplayOptions {
  /** Line to begin with, from 1; it is taken as it stands. To go on behind a difference. */
  readonly from?: number;
  /** This console's version: a log of another one is remarked on. */
  readonly version?: string;
}

/** How many lines are shown before a difference. */
const SHOWN_BEFORE = 5;

export function replayLog(text: string, { from = 1, version }: ReplayOptions = {}): ReplayResult {
  const read = readLog(text);
  const lines = read.lines.filter(({ line }) => line >= from);
  const run = createRun({ version, cut: lines.length < read.lines.length });
  const remarks = read.remarks.filter(({ line }) => line >= from);
  const ending = (found: { line: number; finding: Finding; logged: EventRecord | null } | null): ReplayResult => ({
    records: found === null ? lines.length : lines.filter(({ line }) => line < found.line).length,
    starts: run.starts(),
    difference:
      found === null
        ? null
        : {
            line: found.line,
            logged: found.logged,
            ...found.finding,
            before: lines.filter(({ line }) => line < found.line).slice(-SHOWN_BEFORE),
          },
    remarks: [...remarks, ...run.remarks()].sort((one, other) => one.line - other.line),
    assumptions: run.assumptions(),
  });

  for (const each of lines) {
    const finding = foreign(each.record) ?? run.take(each);
    if (finding !== null) return ending({ line: each.line, finding, logged: each.record });
  }
  if (read.unreadable === null || read.unreadable.line < from) return ending(null);
  const { line, text: message } = read.unreadable;
  return ending({ line, finding: { message, expected: [] }, logged: null });
}

/** States that only the log has: before the machine's first, and after its failure. */
const OUTSIDE = ['app', 'failed'];

function foreign({ state }: EventRecord): Finding | null {
  if (allStates.includes(state) || OUTSIDE.includes(state)) return null;
  return {
    message: `this machine has no state “${state}”: the log was written by another version of Roomkey`,
    expected: [],
  };
}
