import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../build/preflight.mjs';
import { portalArguments, portalEnvironment, PortalLines } from '../../simulator/portal-process/portal-options';
import type { Children } from '../process/children';
import { poll } from '../process/poll';

/** Its data is there already: what takes time is a slow machine. */
const startMs = 90_000;

export interface DemoPortal {
  readonly url: string;
  /** The link for the first administrator, or the sign-in page once there is one. */
  readonly signIn: string;
  readonly apiToken: string;
  /** Where the token stands, for this user's eyes only. */
  readonly tokenFile: string;
}

interface DemoPortalOptions {
  /** The portal's data directory. */
  readonly data: string;
  /** The portal's keys file, which has to stand outside it. */
  readonly keys: string;
  readonly port: number;
  /** A folder that only this user can read. */
  readonly temporary: string;
  readonly lan: boolean;
  /** Takes what the portal says of the local network. */
  readonly onNetworkLine: (line: string) => void;
}

const networkLine = /^(?:Authority SHA-256|Addresses|Certificate SHA-256 of|No private address|Not served)/;

/** Starts the portal with the sample organisation, among the demo's other programs, and waits until it answers. */
export async function startDemoPortal(children: Children, options: DemoPortalOptions): Promise<DemoPortal> {
  const { data, keys, port, temporary, lan, onNetworkLine } = options;
  const tokenFile = path.join(temporary, 'api-token');
  const lines = new PortalLines();
  children.start({
    name: 'The portal',
    command: process.execPath,
    args: [
      path.join(projectRoot, 'out/portal/server/index.js'),
      ...portalArguments({ data, keys, port, tokenFile, seed: 'contoso', lan }),
      '--demo',
    ],
    env: portalEnvironment(process.env),
    onLine: (line) => {
      lines.read(line);
      if (networkLine.test(line)) onNetworkLine(line);
    },
  });
  return poll('The portal did not start', startMs, async () => {
    const apiToken = (await readFile(tokenFile, 'utf8').catch(() => '')).trim();
    const { addresses } = lines;
    if (addresses === undefined || apiToken === '') return undefined;
    return { url: addresses.url, signIn: addresses.signInUrl, apiToken, tokenFile };
  });
}
