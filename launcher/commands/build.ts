import { parseArgs } from 'node:util';
import { buildBundles } from '../../build/bundles/build-bundles';

/** `roomkey build [--force]`. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { force: { type: 'boolean', default: false } } });
  await buildBundles({ force: values.force });
  return 0;
}
