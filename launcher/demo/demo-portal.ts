import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../build/preflight.mjs';
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

interface PortalOptions {
  /** The portal's data directory. */
  readonly data: string;
  /** The portal's keys file, which has to stand outside it. */
  readonly keys: string;
  readonly port: string;
  /** A folder that only this user can read. */
  readonly temporary: string;
  /** Lets whoever holds the token move the portal's time and inject faults. */
  readonly testControls?: true;
}

/** Starts the portal with the sample organisation and waits until it answers. */
export async function startDemoPortal(children: Children, options: PortalOptions): Promise<DemoPortal> {
  const tokenFile = path.join(options.temporary, 'api-token');
  let url: string | undefined;
  let signIn: string | undefined;
  children.start({
    name: 'The portal',
    command: process.execPath,
    args: [
      path.join(projectRoot, 'out/portal/server/index.js'),
      ...['--port', options.port, '--host', '127.0.0.1', '--seed', 'contoso'],
      ...['--data', options.data, '--keys', options.keys],
      // SECURITY: the token passes through a file in a private folder, never through arguments or output.
      ...['--api-token-file', tokenFile],
      ...(options.testControls === true ? ['--test-controls'] : []),
    ],
    // The demo keeps its own store, whatever database this shell is set up for.
    env: { ...process.env, DATABASE_URL: undefined },
    onLine: (line) => {
      url ??= /^Portal: (\S+)$/.exec(line)?.[1];
      signIn ??= /^Sign in: (\S+)$/.exec(line)?.[1];
    },
  });
  return poll('The portal did not start', startMs, async () => {
    const apiToken = (await readFile(tokenFile, 'utf8').catch(() => '')).trim();
    return url === undefined || signIn === undefined || apiToken === '' ? undefined : { url, signIn, apiToken };
  });
}
