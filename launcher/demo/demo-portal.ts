import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../build/preflight.mjs';
import { portalArguments, portalEnvironment, PortalLines } from '../../simulator/portal-process/portal-options';
import type { Children } from '../process/children';
import { poll } from '../process/poll';

/** The first start creates and fills a database: several seconds on a slow machine. */
const startMs = 90_000;

export interface DemoPortal {
  readonly url: string;
  /** The link for the first administrator, or the sign-in page once there is one. */
  readonly signIn: string;
  readonly apiToken: string;
}

interface DemoPortalOptions {
  /** The portal's data directory. */
  readonly data: string;
  /** The portal's keys file, which has to stand outside it. */
  readonly keys: string;
  readonly port: string;
  /** A folder that only this user can read. */
  readonly temporary: string;
}

/** Starts the portal with the sample organisation, among the demo's other programs, and waits until it answers. */
export async function startDemoPortal(children: Children, options: DemoPortalOptions): Promise<DemoPortal> {
  const { data, keys, port, temporary } = options;
  const tokenFile = path.join(temporary, 'api-token');
  const lines = new PortalLines();
  children.start({
    name: 'The portal',
    command: process.execPath,
    args: [
      path.join(projectRoot, 'out/portal/server/index.js'),
      ...portalArguments({ data, keys, port, tokenFile, seed: 'contoso' }),
    ],
    env: portalEnvironment(process.env),
    onLine: (line) => {
      lines.read(line);
    },
  });
  return poll('The portal did not start', startMs, async () => {
    const apiToken = (await readFile(tokenFile, 'utf8').catch(() => '')).trim();
    const { addresses } = lines;
    return addresses === undefined || apiToken === ''
      ? undefined
      : { url: addresses.url, signIn: addresses.signInUrl, apiToken };
  });
}
