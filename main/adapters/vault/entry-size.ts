import { SetupFailure } from '@roomkey/shared/setup/contract/errors';

/** Bytes of UTF-16. Windows' Credential Manager takes 2,560 (CRED_MAX_CREDENTIAL_BLOB_SIZE); the rest is a margin. */
const ENTRY_LIMIT_BYTES = 2_500;

/** Rejects what one of the systems would cut or refuse, on all of them. Empty values are refused by keytar. */
export function checkEntrySize(value: string): void {
  const bytes = Buffer.byteLength(value, 'utf16le');
  if (bytes === 0 || bytes >= ENTRY_LIMIT_BYTES) throw new SetupFailure('vault.failed', { bytes });
}
