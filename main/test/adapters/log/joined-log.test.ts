import { expect, test } from 'vitest';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { joinedLog } from '../../../adapters/log/joined-log';

test('every log gets every record, in order; one that is not there is passed over', () => {
  const written: string[] = [];
  const named = (name: string) => ({ write: ({ event }: EventRecord) => void written.push(`${name} ${event}`) });
  const log = joinedLog(named('file'), undefined, named('page'));
  const record = { seq: 0, at: 0, state: 'welcome', code: null, revision: 0 };
  log.write({ ...record, event: 'accept' });
  log.write({ ...record, event: 'back' });
  expect(written).toEqual(['file accept', 'page accept', 'file back', 'page back']);
});
