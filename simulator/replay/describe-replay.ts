/** A replay's result as text for a terminal. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import type { Remark } from './read-log';
import type { Difference, ReplayResult } from './replay-log';

export interface DescribeOptions {
  /** Names a line of the text as the reader knows it, such as `events.jsonl.1:12`. Default: `line 12`. */
  readonly place?: (line: number) => string;
  /** Also what had to be assumed. */
  readonly verbose?: boolean;
}

export function describeReplay(result: ReplayResult, options: DescribeOptions = {}): string {
  const { place = (line: number) => `line ${line}`, verbose = false } = options;
  const remark = ({ line, text }: Remark): string => `${place(line)}: ${text}`;
  const { records, starts, assumptions } = result;
  const replayed = `${count(records, 'line')} of ${count(starts, 'start')} replayed`;
  return [
    ...result.remarks.map(remark),
    ...(verbose ? assumptions.map(remark) : []),
    ...(result.difference === null
      ? [
          `No difference: ${replayed}${assumptions.length === 0 ? '' : `, ${count(assumptions.length, 'answer')} assumed`}.`,
        ]
      : [...describeDifference(result.difference, place), '', `${replayed} before it.`]),
  ].join('\n');
}

function describeDifference(
  { line, message, logged, expected, before }: Difference,
  place: (line: number) => string,
): string[] {
  return [
    `First difference at ${place(line)}: ${message}.`,
    '',
    ...before.map((each) => `    ${place(each.line)}  ${eventLine(each.record)}`),
    ...(logged === null ? [] : [`  ▶ ${place(line)}  ${eventLine(logged)}`]),
    ...(logged === null || expected.length === 0 ? [] : ['', `  logged    ${stateAndCode(logged)}`]),
    ...expected.map((each, index) => `  ${index === 0 ? 'expected' : '      or'}  ${stateAndCode(each)}`),
  ];
}

const eventLine = (record: EventRecord): string =>
  `${new Date(record.at).toISOString()}  ${record.event} → ${stateAndCode(record)}`;

const stateAndCode = ({ state, code }: { state: string; code: string | null }): string =>
  code === null ? state : `${state} (${code})`;

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
