import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { projectRoot } from '../../build/preflight.mjs';
import { runForeground } from '../process/run-foreground';

/** `roomkey simulate [options of the simulator]`. */
export async function run(args: readonly string[]): Promise<number> {
  await buildBundles();
  return runForeground(process.execPath, [path.join(projectRoot, 'out/simulator/index.js'), ...args], process.env);
}
