import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';
import { expect, test } from 'vitest';
import { createAppLog } from '../../app/app-log';

test('one numbered sequence for the machine and the main process', () => {
  const lines: EventRecord[] = [];
  const log = createAppLog({ write: (record) => void lines.push(record) }, { now: () => 5 });
  log.note('started', '0.1.0');
  log.port.write({ seq: 0, at: 6, state: 'welcome', event: 'getStarted', code: null, revision: 2 });
  log.note('page.gone', 'crashed');
  expect(lines).toEqual([
    { seq: 0, at: 5, state: 'app', event: 'app.started', code: '0.1.0', revision: 0 },
    { seq: 1, at: 6, state: 'welcome', event: 'getStarted', code: null, revision: 2 },
    { seq: 2, at: 5, state: 'welcome', event: 'app.page.gone', code: 'crashed', revision: 2 },
  ]);
  for (const line of lines) expect(EventRecordSchema.safeParse(line).success).toBe(true);
});
