import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { projectRoot } from '../../build/preflight.mjs';
import { runForeground } from '../process/run-foreground';
import { ensureSystem } from '../system/ensure-system';
import { benchTools } from '../system/requirements';

/** `roomkey bench [--only NAME]… [--rounds N] [--report FILE]`: prints one table; docs/BENCHMARKS.md says how to read it. */
export async function run(args: readonly string[]): Promise<number> {
  await ensureSystem(benchTools);
  await buildBundles();
  const bench = path.join(projectRoot, 'bench/bench.ts');
  return runForeground(process.execPath, ['--import', 'tsx', bench, ...args], process.env);
}
