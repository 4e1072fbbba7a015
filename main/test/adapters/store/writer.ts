/** Writes state after state until it is killed, and says on its standard output which are durable. Run by the test. */
import { createFileSnapshotStore } from '../../../adapters/store/file-snapshot-store';

const [file = '', from = '0'] = process.argv.slice(2);
const store = createFileSnapshotStore({ file });

for (let revision = Number(from); ; revision += 1) {
  const filler = String(revision % 10).repeat(50_000 + (revision % 7) * 10_000);
  await store.save({ snapshot: { revision, filler }, record: { revision } });
  process.stdout.write(`${revision}\n`);
}
