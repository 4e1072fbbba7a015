/**
 * The portal's keys. One root secret in a file outside the data directory; a key for each purpose is derived from it
 * (HKDF-SHA-256, RFC 5869), so that a value of one purpose is worth nothing in another.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What is looked up or proven by a keyed hash (HMAC-SHA-256). */
type HashPurpose = 'otp' | 'token' | 'session' | 'csrf' | 'link' | 'nonce';
/** What is sealed with AES-256-GCM. */
type SealPurpose = 'display' | 'delivery' | 'batch';

export interface Keys {
  /** Says which keys file this is; not secret. The database remembers it. */
  readonly id: string;
  /** 32 bytes. */
  hmac(purpose: HashPurpose, data: string): Uint8Array;
  /** Seals `plaintext`; `aad` (such as the row's id) must be the same to open it, so sealed rows cannot be swapped. */
  seal(purpose: SealPurpose, plaintext: string, aad: string): Uint8Array;
  /** Throws when the value was altered, belongs to other keys, or to another `aad`. */
  open(purpose: SealPurpose, sealed: Uint8Array, aad: string): string;
}

const ivBytes = 12;
const tagBytes = 16;

/** `id` is at most 255 ASCII characters; `root` is 32 random bytes. */
export function makeKeys(id: string, root: Uint8Array): Keys {
  const derived = new Map<string, Buffer>();
  const keyOf = (purpose: string): Buffer => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `roomkey/${purpose}`, 32));
    derived.set(purpose, key);
    return key;
  };
  /** Layout: length of the key id (1 byte), key id, IV (12), tag (16), ciphertext. */
  const prefix = Buffer.concat([Buffer.from([id.length]), Buffer.from(id, 'ascii')]);

  return {
    id,
    hmac: (purpose, data) =>
      createHmac('sha256', keyOf(`hmac/${purpose}`))
        .update(data, 'utf8')
        .digest(),
    seal(purpose, plaintext, aad) {
      // SECURITY: a fresh random IV for each value; 2^32 values per key are safe (NIST SP 800-38D, 8.3).
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(`seal/${purpose}`), iv).setAAD(Buffer.from(aad, 'utf8'));
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      return Buffer.concat([prefix, iv, cipher.getAuthTag(), ciphertext]);
    },
    open(purpose, sealed, aad) {
      const bytes = Buffer.from(sealed);
      if (!bytes.subarray(0, prefix.length).equals(prefix)) throw new Error('sealed with other keys');
      const body = bytes.subarray(prefix.length);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(`seal/${purpose}`), body.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(aad, 'utf8')).setAuthTag(body.subarray(ivBytes, ivBytes + tagBytes));
      const plaintext = [decipher.update(body.subarray(ivBytes + tagBytes)), decipher.final()];
      return Buffer.concat(plaintext).toString('utf8');
    },
  };
}
