import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EventRecordSchema, type EventRecord } from '@roomkey/shared/setup/contract/event-log';

/** The console's event log, as it stands. */
export async function readEventLog(userDataDir: string): Promise<readonly EventRecord[]> {
  const text = await readFile(path.join(userDataDir, 'logs', 'events.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => EventRecordSchema.parse(JSON.parse(line)));
}

/** The names of what the log tells, in order. */
export async function loggedEvents(userDataDir: string): Promise<readonly string[]> {
  return (await readEventLog(userDataDir)).map(({ event }) => event);
}
