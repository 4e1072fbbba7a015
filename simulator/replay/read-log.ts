/** From the text of an event log to its lines, with what power cuts and editors do to such files put right and told. */
import { type EventRecord, EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';

export interface LogLine {
  /** Line number in the text, from 1. */
  readonly line: number;
  readonly record: EventRecord;
}

/** Something worth knowing that is no difference. */
export interface Remark {
  readonly line: number;
  readonly text: string;
}

export interface ReadLog {
  /** Up to the first line that is no event record. */
  readonly lines: readonly LogLine[];
  readonly remarks: readonly Remark[];
  readonly unreadable: Remark | null;
}

/** How a new start begins in the file: after a line that a power cut left without its end, it stands on the same line. */
const START_OF_A_START = '{"seq":0,';

export function readLog(text: string): ReadLog {
  const lines: LogLine[] = [];
  const remarks: Remark[] = [];
  const written = text.split('\n');
  for (const [index, raw] of written.entries()) {
    const line = index + 1;
    const content = cleaned(raw, line, remarks);
    if (content === '') continue;
    const parsed = parseLine(content);
    if ('record' in parsed) {
      lines.push({ line, record: parsed.record });
      continue;
    }
    const rest = content.indexOf(START_OF_A_START, 1);
    const later = rest < 0 ? null : parseLine(content.slice(rest));
    if (later !== null && 'record' in later) {
      remarks.push({
        line,
        text: 'the line was cut off, and a new start follows on it: the console lost its power here',
      });
      lines.push({ line, record: later.record });
    } else if (line === written.length) {
      remarks.push({ line, text: 'the last line is cut off and was left out' });
    } else {
      return { lines, remarks, unreadable: { line, text: parsed.problem } };
    }
  }
  return { lines, remarks, unreadable: null };
}

/** Zeros are what a file system leaves where a power cut came between the file's length and its content. */
function cleaned(raw: string, line: number, remarks: Remark[]): string {
  const content = raw
    .replaceAll('\0', '')
    .replace(/^\uFEFF/, '')
    .trim();
  if (raw.includes('\0'))
    remarks.push({ line, text: 'zeros in the file were left out: the console lost its power here' });
  return content;
}

function parseLine(content: string): { readonly record: EventRecord } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { problem: 'this is not JSON; an event log has one JSON text per line' };
  }
  const parsed = EventRecordSchema.safeParse(value);
  if (parsed.success) return { record: parsed.data };
  const issues = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  return { problem: `this is not an event of this version's log (${issues.join('; ')})` };
}
