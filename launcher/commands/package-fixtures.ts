import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { fixturesPart } from '../../build/bundles/parts';
import { packFixtures } from '../../build/pack/pack-fixtures';

/** `roomkey package-fixtures`: a tarball that other repositories install; its path goes to standard output. */
export async function run(): Promise<number> {
  await buildBundles({ also: [fixturesPart] });
  process.stdout.write(`${path.relative(process.cwd(), await packFixtures())}\n`);
  return 0;
}
