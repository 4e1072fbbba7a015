/**
 * The credential, encrypted to the device's key: a compact JWE (RFC 7516) with A256GCM (RFC 7518). The key's own `alg`
 * (RFC 7517 4.4) chooses between ECDH-ES+A256KW, the default, and ECDH-ES: Electron's crypto library has no AES key wrap.
 */
import { eq } from 'drizzle-orm';
import { CompactEncrypt, importJWK } from 'jose';
import { PublicJwkSchema, type Credential } from '@roomkey/shared/protocol/oauth';
import type { PortalContext } from '../context';
import { accounts, deliveryCopies, requests } from '../store/schema';

/**
 * How many encrypted credentials are kept ready for consoles that were just told of their approval. Few: when a whole
 * building is approved in one act, telling every console comes first.
 */
const MAX_READY = 32;
/** A console asks within milliseconds; what it left is not kept. */
const READY_MS = 30_000;

export interface SealCredential {
  /** Encrypts in advance, so that the console's next request need not wait for it. Never rejects. */
  prepare(requestId: string): void;
  /** The compact JWE, or null when the sealed copy is gone. */
  take(requestId: string): Promise<string | null>;
}

export function credentialSealer(ctx: PortalContext): SealCredential {
  const ready = new Map<string, Promise<string | null>>();
  return {
    prepare(requestId) {
      if (ready.size >= MAX_READY || ready.has(requestId)) return;
      const sealing = encrypt(ctx, requestId);
      // Whatever goes wrong here goes wrong again, and is reported, when the credential is asked for.
      sealing.catch(() => ready.delete(requestId));
      ready.set(requestId, sealing);
      setTimeout(() => ready.delete(requestId), READY_MS).unref();
    },
    async take(requestId) {
      const prepared = ready.get(requestId);
      ready.delete(requestId);
      return prepared ?? encrypt(ctx, requestId);
    },
  };
}

async function encrypt(ctx: PortalContext, requestId: string): Promise<string | null> {
  const [row] = await ctx.store.db
    .select({
      jwk: requests.deviceJwk,
      otpId: requests.otpId,
      sealed: deliveryCopies.sealed,
      upn: accounts.upn,
      roomName: accounts.displayName,
    })
    .from(requests)
    .innerJoin(deliveryCopies, eq(deliveryCopies.otpId, requests.otpId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(eq(requests.id, requestId));
  if (row === undefined) return null;
  const password = ctx.keys.open('delivery', row.sealed, row.otpId);
  const credential: Credential = { upn: row.upn, password, room_name: row.roomName };
  const { kty, crv, x, y, kid, alg = 'ECDH-ES+A256KW' } = PublicJwkSchema.parse(row.jwk);
  const key = await importJWK({ kty, crv, x, y }, alg);
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(credential)))
    .setProtectedHeader({
      alg,
      enc: 'A256GCM',
      typ: 'JWE',
      cty: 'json',
      ...(kid === undefined ? {} : { kid }),
    })
    .encrypt(key);
}
