/**
 * Entry of the helper process that speaks to the OS keychain. Apart from the main process because a locked Linux keyring lets
 * keytar hang for ever, and its findCredentials crash: that one is never called.
 */
import type * as Keytar from 'keytar';
import { serveHelper } from '../helper/serve-helper';
import { classifyVaultError } from './vault-errors';
import { VAULT_SERVICE, type VaultAnswer, type VaultRequest, VaultRequestSchema } from './vault-protocol';

serveHelper(async (body): Promise<VaultAnswer> => {
  const request = VaultRequestSchema.parse(body);
  try {
    return await perform(request);
  } catch (thrown) {
    return { code: classifyVaultError(thrown) };
  }
});

async function perform(request: VaultRequest): Promise<VaultAnswer> {
  const { default: keytar } = await import('keytar');
  const { account } = request;
  switch (request.op) {
    case 'read':
      return { value: await keytar.getPassword(VAULT_SERVICE, account) };
    case 'remove':
      await keytar.deletePassword(VAULT_SERVICE, account);
      return { value: null };
    case 'write':
      return writeAndReadBack(keytar, account, request.value);
    case 'probe': {
      const written = await writeAndReadBack(keytar, account, 'probe');
      await keytar.deletePassword(VAULT_SERVICE, account);
      return written;
    }
  }
}

/** A keyring whose prompt was dismissed takes a value without an error and keeps nothing. */
async function writeAndReadBack(
  keytar: Pick<typeof Keytar, 'getPassword' | 'setPassword'>,
  account: string,
  value: string,
): Promise<VaultAnswer> {
  await keytar.setPassword(VAULT_SERVICE, account, value);
  const kept = await keytar.getPassword(VAULT_SERVICE, account);
  if (kept === value) return { value: null };
  return { code: kept === null ? 'vault.locked' : 'vault.failed' };
}
