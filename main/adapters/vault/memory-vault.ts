import type { Vault } from '@roomkey/shared/setup/machine/ports';
import { checkEntrySize } from './entry-size';

/**
 * A keychain that ends with the process: for the simulator and for tests.
 * SECURITY: answers credentials outside the OS keychain: a packaged console must not be able to choose it.
 */
export function createMemoryVault(entries = new Map<string, string>()): Vault {
  return {
    async probe(signal) {
      signal.throwIfAborted();
      return Promise.resolve();
    },
    async read(kind, signal) {
      signal.throwIfAborted();
      return Promise.resolve(entries.get(kind) ?? null);
    },
    async write(kind, value, signal) {
      signal.throwIfAborted();
      checkEntrySize(value);
      entries.set(kind, value);
      return Promise.resolve();
    },
    async remove(kind, signal) {
      signal.throwIfAborted();
      entries.delete(kind);
      return Promise.resolve();
    },
  };
}
