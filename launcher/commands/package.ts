import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundles } from '../../build/bundles/build-bundles';
import type { Part } from '../../build/bundles/parts';
import { packConsole, type Variant } from '../../build/pack/pack-console';

/** `roomkey package [--release] [--dir] [--twin]`. */
export const run = (args: readonly string[]): Promise<number> => packAs(args, { app: 'app', twin: 'twin' });

interface Product {
  readonly app: Variant;
  /** The same, but for a fuse that lets tests drive it. */
  readonly twin: Variant;
  /** Bundles beyond those that are always built. */
  readonly also?: readonly Part[];
}

/** Packs one of the two products and prints where its program stands. */
export async function packAs(args: readonly string[], { app, twin, also = [] }: Product): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      release: { type: 'boolean', default: false },
      dir: { type: 'boolean', default: false },
      twin: { type: 'boolean', default: false },
    },
  });
  await buildBundles({ also });
  const packed = await packConsole({
    variant: values.twin ? twin : app,
    installers: !values.dir && !values.twin,
    release: values.release,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${path.relative(process.cwd(), packed.executable)}\n`);
  return 0;
}
