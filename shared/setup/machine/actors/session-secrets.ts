/** What actors need again and again, kept in memory only: never in a snapshot, gone when the console stops. */
import { SetupFailure } from '../../contract/errors';
import type { Vault } from '../ports';

export interface SessionSecrets {
  /** The device code of a request, from memory or the vault. Rejects with `vault.locked` where the vault answers null. */
  deviceCode(requestId: string, signal: AbortSignal): Promise<string>;
  rememberDeviceCode(requestId: string, deviceCode: string): void;
  forgetDeviceCode(requestId: string): void;
  /** The access token of scope `credential` of a request, while it is thought valid. */
  readonly credentialTokens: Map<string, string>;
  roomToken: string | null;
  forgetAll(): void;
}

export function createSessionSecrets(vault: Vault): SessionSecrets {
  const deviceCodes = new Map<string, string>();
  return {
    forgetAll() {
      deviceCodes.clear();
      this.credentialTokens.clear();
      this.roomToken = null;
    },
    async deviceCode(requestId, signal) {
      const known = deviceCodes.get(requestId);
      if (known !== undefined) return known;
      const stored = await vault.read(`device-code.${requestId}`, signal);
      // An entry that must be there and reads null means a locked keychain: nothing is discarded.
      if (stored === null) throw new SetupFailure('vault.locked');
      deviceCodes.set(requestId, stored);
      return stored;
    },
    rememberDeviceCode: (requestId, deviceCode) => void deviceCodes.set(requestId, deviceCode),
    forgetDeviceCode: (requestId) => void deviceCodes.delete(requestId),
    credentialTokens: new Map(),
    roomToken: null,
  };
}
