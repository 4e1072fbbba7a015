import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { startDemoPortal } from '../demo/demo-portal';
import { createChildren, describeExit } from '../process/children';
import { runForeground } from '../process/run-foreground';

/**
 * `roomkey with-portal COMMAND [ARGUMENT…]`: runs any command beside a portal of its own, with the sample organisation and
 * test controls. The command finds the portal's address in ROOMKEY_PORTAL_URL and an administrator's API token in
 * ROOMKEY_API_TOKEN; its exit code is passed on, and the portal and its data end with it.
 */
export async function run([command, ...args]: readonly string[]): Promise<number> {
  if (command === undefined) {
    process.stderr.write('Usage: npm run with-portal -- COMMAND [ARGUMENT…]\n');
    return 2;
  }
  await buildBundles();
  const temporary = await mkdtemp(path.join(tmpdir(), 'roomkey-with-portal-'));
  const children = createChildren();
  try {
    const starting = startDemoPortal(children, {
      data: path.join(temporary, 'portal'),
      keys: path.join(temporary, 'keys.json'),
      port: '0',
      temporary,
      testControls: true,
    });
    starting.catch(() => undefined);
    const failed = children.earlyExit.then((exit) => Promise.reject(new Error(describeExit(exit))));
    failed.catch(() => undefined);
    const portal = await Promise.race([starting, failed]);
    // SECURITY: the token goes by the environment, which only this user can read, not by arguments, which everybody can.
    const env = { ...process.env, ROOMKEY_PORTAL_URL: portal.url, ROOMKEY_API_TOKEN: portal.apiToken };
    return await runForeground(command, args, env);
  } finally {
    await children.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}
