/** The portal that a fleet runs against: somebody's, or one of its own that ends with it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { portalOrigin } from '../../main/adapters/portal/address';
import { startPortalProcess } from '../portal-process/start-portal-process';
import { UsageError } from './usage-error';

export interface FleetPortal {
  readonly url: string;
  readonly apiToken: string;
  readonly own: boolean;
  /** Ends and removes a portal of our own; does nothing to somebody's. */
  readonly close: () => Promise<void>;
}

/** An empty portal with a store in a temporary folder. `server` is the portal's bundle. Throws a PortalStartError. */
export async function startOwnPortal(server: string, signal: AbortSignal): Promise<FleetPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-fleet-portal-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const portal = await startPortalProcess({
      server,
      data: path.join(folder, 'data'),
      keys: path.join(folder, 'keys.json'),
      tokenFile: path.join(folder, 'api-token'),
      seed: 'empty',
      signal,
    });
    const close = async (): Promise<void> => {
      await portal.stop();
      await removeFolder();
    };
    return { url: portal.url, apiToken: portal.apiToken, own: true, close };
  } catch (thrown) {
    await removeFolder();
    throw thrown;
  }
}

/** Throws a UsageError for an address or a token that cannot be used. */
export async function givenPortal(
  address: string,
  tokenFile: string | null,
  env: NodeJS.ProcessEnv,
): Promise<FleetPortal> {
  const apiToken = tokenFile === null ? (env['ROOMKEY_API_TOKEN'] ?? '') : await readToken(tokenFile);
  if (apiToken.trim() === '') {
    throw new UsageError(
      'A portal of somebody needs an API token: set ROOMKEY_API_TOKEN, or name a file with --token-file.',
    );
  }
  return { url: originOf(address), apiToken: apiToken.trim(), own: false, close: () => Promise.resolve() };
}

function originOf(address: string): string {
  try {
    return portalOrigin(address).origin;
  } catch (thrown) {
    // SECURITY: answers a token and one-time passwords in clear on a network: http is for this machine alone.
    const insecure = thrown instanceof SetupFailure && thrown.code === 'portal.addressInsecure';
    throw new UsageError(
      insecure ? `${address}: a portal on another machine needs https.` : `${address} is no address of a portal.`,
    );
  }
}

async function readToken(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    throw new UsageError(`The token file cannot be read: ${thrown instanceof Error ? thrown.message : file}`);
  }
}
