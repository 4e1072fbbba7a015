import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../build/preflight.mjs';
import {
  portalArguments,
  portalEnvironment,
  type PortalLan,
  PortalLines,
} from '../../simulator/portal-process/portal-options';
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
  /** With `lan`: what it printed of the local network before it was up. */
  readonly lan: PortalLan | undefined;
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
  /** Takes what the portal says of the local network once it is up: it changes under a demo that is carried about. */
  readonly onNetworkChange: (line: string) => void;
}

const networkLine = /^(?:Authority SHA-256|Addresses|Certificate SHA-256 of|No private address|Not served)/;

/** Starts the portal with the sample organisation, among the demo's other programs, and waits until it answers. */
export async function startDemoPortal(children: Children, options: DemoPortalOptions): Promise<DemoPortal> {
  const { data, keys, port, temporary, lan, onNetworkChange } = options;
  const tokenFile = path.join(temporary, 'api-token');
  const lines = new PortalLines();
  let isUp = false;
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
      if (isUp && networkLine.test(line)) onNetworkChange(line);
    },
  });
  return poll('The portal did not start', startMs, async () => {
    const apiToken = (await readFile(tokenFile, 'utf8').catch(() => '')).trim();
    const { addresses } = lines;
    if (addresses === undefined || apiToken === '') return undefined;
    isUp = true;
    return { url: addresses.url, signIn: addresses.signInUrl, apiToken, tokenFile, lan: lines.lan };
  });
}
