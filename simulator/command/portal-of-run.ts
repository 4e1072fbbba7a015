/** The portal of a run: the one that was named, or one of its own, beside this program. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { portalOrigin } from '../../main/adapters/portal/address';
import { type PortalProcess, startPortalProcess } from '../portal-process/start-portal-process';
import { type PortalOfRun, UsageError } from './mode';

export interface PortalSource {
  /** Starts a portal at the first call where none was given. */
  open(): Promise<PortalOfRun>;
  close(): Promise<void>;
}

interface GivenPortal {
  readonly portal?: string | undefined;
  readonly tokenFile?: string | undefined;
}

/** `server`: the portal's bundle, for a portal of its own. Throws a UsageError when a portal was given without a token. */
export async function portalSource(
  { portal, tokenFile }: GivenPortal,
  server: string,
  signal: AbortSignal,
): Promise<PortalSource> {
  if (portal === undefined) {
    if (tokenFile !== undefined) throw new UsageError('--token-file belongs to --portal.');
    return ownPortal(server, signal);
  }
  const given = { url: originOf(portal), apiToken: await readToken(tokenFile), own: false };
  return { open: () => Promise.resolve(given), close: () => Promise.resolve() };
}

/** SECURITY: answers a token and one-time passwords in clear on a network: http is for this machine alone. */
function originOf(address: string): string {
  try {
    return portalOrigin(address).origin;
  } catch (thrown) {
    if (thrown instanceof SetupFailure && thrown.code === 'portal.addressInsecure')
      throw new UsageError(`--portal ${address}: a portal on another machine needs https.`);
    throw new UsageError(`--portal must be an address such as https://portal.example.com, not ${address}`);
  }
}

/** SECURITY: answers secrets in process lists and shell histories: the token comes by the environment or a file, never by argument. */
async function readToken(file: string | undefined): Promise<string> {
  const token =
    file === undefined
      ? process.env['ROOMKEY_API_TOKEN']
      : await readFile(file, 'utf8').catch(() => {
          throw new UsageError(`The token file ${file} cannot be read.`);
        });
  const text = token?.trim() ?? '';
  if (text !== '') return text;
  throw new UsageError('--portal needs an API token, in ROOMKEY_API_TOKEN or by --token-file FILE.');
}

function ownPortal(server: string, signal: AbortSignal): PortalSource {
  let starting: Promise<PortalOfRun> | null = null;
  let running: PortalProcess | null = null;
  let folder: string | null = null;

  async function start(): Promise<PortalOfRun> {
    folder = await mkdtemp(path.join(tmpdir(), 'roomkey-simulate-'));
    const at = (name: string): string => path.join(folder ?? '', name);
    const files = { data: at('portal'), keys: at('keys.json'), tokenFile: at('api-token') };
    running = await startPortalProcess({ server, ...files, testControls: true, signal });
    return { url: running.url, apiToken: running.apiToken, own: true };
  }
  return {
    open: () => (starting ??= start()),
    async close() {
      await starting?.catch(() => undefined);
      await running?.stop();
      if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
