import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundles } from '../../build/bundles/build-bundles';
import { packagedPortalPart } from '../../build/bundles/parts';
import { packConsole } from '../../build/pack/pack-console';

/** `roomkey package-demo [--release] [--dir] [--twin]`. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      release: { type: 'boolean', default: false },
      dir: { type: 'boolean', default: false },
      twin: { type: 'boolean', default: false },
    },
  });
  await buildBundles({ also: [packagedPortalPart] });
  const packed = await packConsole({
    variant: values.twin ? 'demo-twin' : 'demo',
    installers: !values.dir && !values.twin,
    release: values.release,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${path.relative(process.cwd(), packed.executable)}\n`);
  return 0;
}
