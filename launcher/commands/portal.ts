import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { projectRoot } from '../../build/preflight.mjs';
import { runForeground } from '../process/run-foreground';

/** `roomkey portal [options of the portal]`. */
export async function run(args: readonly string[]): Promise<number> {
  await buildBundles();
  return runForeground(process.execPath, [path.join(projectRoot, 'out/portal/server/index.js'), ...args], process.env);
}
