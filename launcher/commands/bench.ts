import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { projectRoot } from '../../build/preflight.mjs';
import { inOwnSession } from '../display/own-session';
import { prepareConsoleRuntime } from '../process/console-runtime';
import { runForeground } from '../process/run-foreground';
import { benchTools, virtualScreen } from '../system/requirements';

/** `roomkey bench [--only NAME]… [--rounds N] [--report FILE]`: prints one table; docs/BENCHMARKS.md says how to read it. */
export async function run(args: readonly string[]): Promise<number> {
  await prepareConsoleRuntime([...virtualScreen, ...benchTools]);
  await buildBundles();
  const bench = path.join(projectRoot, 'bench/bench.ts');
  return inOwnSession(process.env, (env) => runForeground(process.execPath, ['--import', 'tsx', bench, ...args], env));
}
