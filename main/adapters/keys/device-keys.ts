import { base64url, compactDecrypt, SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { DeviceKeys, PublicKeys, Random, Vault } from '@roomkey/shared/setup/machine/ports';
import { untilAborted } from '../helper/until-aborted';
import type { PortalTime } from '../portal/portal-time';
import { type KeyPair, makeKeyEntry, readKeyEntry } from './key-entry';

export interface DeviceKeysOptions {
  readonly vault: Vault;
  readonly random: Random;
  /** The portal's time as far as it is known: the same object that the portal client has. */
  readonly portalTime: PortalTime;
}

interface Pairs {
  readonly encryption: KeyPair;
  readonly proof: KeyPair;
}

/** Two P-256 key pairs, kept in the vault as JWK; read once, then held by this process. */
export function createDeviceKeys({ vault, random, portalTime }: DeviceKeysOptions): DeviceKeys {
  let held: Pairs | null = null;
  let loading: Promise<Pairs> | null = null;

  /** Callers at the same time share one loading, so that they can't make two different pairs. */
  const load = async (expected: boolean, signal: AbortSignal): Promise<Pairs> => {
    signal.throwIfAborted();
    if (held !== null) return held;
    // The shared loading ends with the vault's own limit, not with the signal of whoever came first.
    loading ??= readOrMake(vault, expected, new AbortController().signal)
      .then((pairs) => (held = pairs))
      .finally(() => (loading = null));
    return untilAborted(loading, signal);
  };

  return {
    async ensure(expected, signal): Promise<PublicKeys> {
      const { encryption, proof } = await load(expected, signal);
      return {
        // Direct agreement: Electron's crypto library has no AES key wrap.
        deviceJwk: { ...encryption.publicJwk, use: 'enc', alg: 'ECDH-ES', kid: encryption.thumbprint },
        dpopJkt: proof.thumbprint,
      };
    },

    async prove({ htm, htu, nonce, accessToken }, signal) {
      const { proof } = await load(false, signal);
      const claims = {
        htm,
        htu,
        jti: random.token(),
        ...(nonce === undefined ? {} : { nonce }),
        ...(accessToken === undefined ? {} : { ath: sha256(accessToken) }),
      };
      const { kty, crv, x, y } = proof.publicJwk;
      return new SignJWT(claims)
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })
        .setIssuedAt(Math.floor(portalTime.now() / 1000))
        .sign(proof.privateKey);
    },

    async forget(signal) {
      held = null;
      await vault.remove('encryption-key', signal);
      await vault.remove('proof-key', signal);
      // Read by somebody else in between.
      held = null;
    },

    async decrypt(jwe, signal) {
      const { encryption } = await load(true, signal);
      try {
        const { plaintext } = await compactDecrypt(jwe, encryption.privateKey, {
          // SECURITY: answers algorithm confusion (RFC 8725 3.1): only what the protocol names is opened.
          keyManagementAlgorithms: ['ECDH-ES', 'ECDH-ES+A256KW'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
      } catch {
        throw new SetupFailure('credential.unreadable');
      }
    },
  };
}

const sha256 = (text: string): string => base64url.encode(createHash('sha256').update(text).digest());

/**
 * Reads both pairs. Where a request depends on them (`expected`), a missing one means a locked vault; where one of the two
 * can be read the vault is open, so the other is lost and waiting for it would not help: `vault.failed`.
 * Otherwise missing, half-present or unreadable pairs are made anew, both, because they belong together.
 */
async function readOrMake(vault: Vault, expected: boolean, signal: AbortSignal): Promise<Pairs> {
  const found = await readBoth(vault, signal);
  if (found.pairs !== null) return found.pairs;
  if (expected) throw new SetupFailure(found.entries === 0 ? 'vault.locked' : 'vault.failed');

  // A locked keyring answers null as an empty one does. The probe fails on the locked one, so that keys which are only
  // hidden are never written over.
  await vault.probe(signal);
  const sure = await readBoth(vault, signal);
  if (sure.pairs !== null) return sure.pairs;
  await vault.write('encryption-key', await makeKeyEntry('ECDH-ES'), signal);
  await vault.write('proof-key', await makeKeyEntry('ES256'), signal);
  const made = await readBoth(vault, signal);
  if (made.pairs === null) throw new SetupFailure('vault.failed');
  return made.pairs;
}

async function readBoth(vault: Vault, signal: AbortSignal): Promise<{ pairs: Pairs | null; entries: number }> {
  const entries = [await vault.read('encryption-key', signal), await vault.read('proof-key', signal)] as const;
  const encryption = entries[0] === null ? null : await readKeyEntry(entries[0], 'ECDH-ES');
  const proof = entries[1] === null ? null : await readKeyEntry(entries[1], 'ES256');
  return {
    pairs: encryption === null || proof === null ? null : { encryption, proof },
    entries: entries.filter((entry) => entry !== null).length,
  };
}
