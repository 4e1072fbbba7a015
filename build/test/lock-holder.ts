import { appendFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { withExclusiveLock } from '../exclusive-lock';

const [lock = '', journal = ''] = process.argv.slice(2);

await withExclusiveLock(lock, async () => {
  await appendFile(journal, `in ${String(process.pid)}\n`);
  process.stdout.write('inside\n');
  await text(process.stdin);
  await appendFile(journal, `out ${String(process.pid)}\n`);
});
