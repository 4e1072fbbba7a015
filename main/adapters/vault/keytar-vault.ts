import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { Vault } from '@roomkey/shared/setup/machine/ports';
import { createHelperClient, HelperFailure } from '../helper/helper-client';
import type { HelperHost } from '../helper/helper-host';
import { checkEntrySize } from './entry-size';
import { VaultAnswerSchema, type VaultRequest } from './vault-protocol';

/** Milliseconds. Own choice: an unlocked keychain answers within 20; a locked one with a display never does. */
const VAULT_LIMIT_MS = 8_000;

export interface KeytarVaultOptions {
  readonly host: HelperHost;
  /** Absolute path of the built vault-helper. */
  readonly entry: string;
  /** Keeps apart the entries of several consoles of one person. */
  readonly installationId: string;
  readonly limitMs?: number;
}

/** The OS keychain through keytar: entries `<installation-id>/<kind>` under service `roomkey`. */
export function createKeytarVault({
  host,
  entry,
  installationId,
  limitMs = VAULT_LIMIT_MS,
}: KeytarVaultOptions): Vault & { close(): void } {
  const helper = createHelperClient({ host, entry, limitMs, whenAborted: 'finish' });

  const ask = async (request: VaultRequest, signal: AbortSignal): Promise<string | null> => {
    const answer = VaultAnswerSchema.safeParse(await helper.ask(request, signal).catch(throwVaultFailure));
    if (!answer.success) throw new SetupFailure('vault.failed');
    if ('code' in answer.data) throw new SetupFailure(answer.data.code);
    return answer.data.value;
  };
  const account = (kind: string): string => `${installationId}/${kind}`;

  return {
    async probe(signal) {
      await ask({ op: 'probe', account: account('probe') }, signal);
    },
    read: (kind, signal) => ask({ op: 'read', account: account(kind) }, signal),
    async write(kind, value, signal) {
      checkEntrySize(value);
      await ask({ op: 'write', account: account(kind), value }, signal);
    },
    async remove(kind, signal) {
      await ask({ op: 'remove', account: account(kind) }, signal);
    },
    close: () => helper.close(),
  };
}

function throwVaultFailure(thrown: unknown): never {
  if (!(thrown instanceof HelperFailure)) throw thrown;
  throw new SetupFailure(thrown.reason === 'timedOut' ? 'vault.timedOut' : 'vault.failed');
}
