/** Event logs of real consoles: e2e/flows/event-log.spec.ts records them with ROOMKEY_RECORD=1. */
import { readdirSync, readFileSync } from 'node:fs';
import { type EventRecord, EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';

const FOLDER = new URL('recorded/', import.meta.url);

export interface RecordedLog {
  readonly name: string;
  readonly text: string;
  readonly records: readonly EventRecord[];
}

export const recordedLogs: readonly RecordedLog[] = readdirSync(FOLDER)
  .toSorted()
  .map((name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    return {
      name,
      text,
      records: text
        .trim()
        .split('\n')
        .map((line) => EventRecordSchema.parse(JSON.parse(line))),
    };
  });

export const asText = (records: readonly EventRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
