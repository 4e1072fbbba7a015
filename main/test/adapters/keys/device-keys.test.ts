import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, CompactEncrypt, EmbeddedJWK, importJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PublicJwkSchema } from '@roomkey/shared/protocol/oauth';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { PublicKeys, Vault } from '@roomkey/shared/setup/machine/ports';
import { createDeviceKeys } from '../../../adapters/keys/device-keys';
import { createPortalTime } from '../../../adapters/portal/portal-time';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createMemoryVault } from '../../../adapters/vault/memory-vault';

const never = new AbortController().signal;
const random = createCryptoRandom();
const AT = 1_800_000_000_500;

function keysOn(vault: Vault, portalTime = createPortalTime({ now: () => AT })) {
  return createDeviceKeys({ vault, random, portalTime });
}
const encryptFor = async ({ deviceJwk }: PublicKeys, text: string, alg = 'ECDH-ES', enc = 'A256GCM') => {
  const key = await importJWK({ kty: 'EC', crv: 'P-256', x: deviceJwk.x, y: deviceJwk.y }, alg);
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg, enc }).encrypt(key);
};

describe('ensure', () => {
  it('makes two pairs, and finds the same ones after a restart', async () => {
    const vault = createMemoryVault();
    const made = await keysOn(vault).ensure(false, never);
    PublicJwkSchema.parse(made.deviceJwk);
    expect(made.dpopJkt).not.toBe(made.deviceJwk.kid);
    expect(await keysOn(vault).ensure(true, never)).toEqual(made);
    expect(await keysOn(vault).ensure(false, never)).toEqual(made);
  });

  it('makes one pair of each for callers at the same time', async () => {
    const keys = keysOn(createMemoryVault());
    const all = await Promise.all(Array.from({ length: 8 }, () => keys.ensure(false, new AbortController().signal)));
    expect(new Set(all.map(({ dpopJkt }) => dpopJkt)).size).toBe(1);
  });

  it('says "locked" where expected keys read null, and makes none', async () => {
    const entries = new Map<string, string>();
    const keys = keysOn(createMemoryVault(entries));
    await expect(keys.ensure(true, never)).rejects.toMatchObject({ code: 'vault.locked' });
    expect(entries.size).toBe(0);
  });

  it('says "failed" where one expected key is lost although the vault is open', async () => {
    const entries = new Map<string, string>();
    await keysOn(createMemoryVault(entries)).ensure(false, never);
    entries.delete('proof-key');
    await expect(keysOn(createMemoryVault(entries)).ensure(true, never)).rejects.toMatchObject({
      code: 'vault.failed',
    });
  });

  it.each(['proof-key', 'encryption-key'])(
    'makes both anew where nobody waits for them and %s is lost',
    async (kind) => {
      const entries = new Map<string, string>();
      const before = await keysOn(createMemoryVault(entries)).ensure(false, never);
      entries.delete(kind);
      const after = await keysOn(createMemoryVault(entries)).ensure(false, never);
      expect(after.dpopJkt).not.toBe(before.dpopJkt);
      expect(after.deviceJwk.x).not.toBe(before.deviceJwk.x);
    },
  );

  it('makes both anew where an entry is no key', async () => {
    const entries = new Map([
      ['proof-key', '{"kty":"oct"}'],
      ['encryption-key', 'not JSON'],
    ]);
    await keysOn(createMemoryVault(entries)).ensure(false, never);
    await keysOn(createMemoryVault(entries)).ensure(true, never);
  });

  it('never writes over keys that a locked vault only hides', async () => {
    const entries = new Map<string, string>();
    const before = await keysOn(createMemoryVault(entries)).ensure(false, never);
    const open = createMemoryVault(entries);
    // A vault that unlocks while it is being asked: a moment that a real keyring can't be made to hit.
    let probes = 0;
    const unlocking: Vault = {
      ...open,
      probe: (signal) => {
        probes += 1;
        return open.probe(signal);
      },
      read: (kind, signal) => (probes === 0 ? Promise.resolve(null) : open.read(kind, signal)),
    };
    expect(await keysOn(unlocking).ensure(false, never)).toEqual(before);
  });

  it('tries again after a failure', async () => {
    const open = createMemoryVault();
    let shut = true;
    const vault: Vault = {
      ...open,
      probe: (signal) => (shut ? Promise.reject(new SetupFailure('vault.locked')) : open.probe(signal)),
    };
    const keys = keysOn(vault);
    await expect(keys.ensure(false, never)).rejects.toMatchObject({ code: 'vault.locked' });
    shut = false;
    await keys.ensure(false, never);
  });
});

describe('prove', () => {
  it('signs a proof that RFC 9449 accepts', async () => {
    const keys = keysOn(createMemoryVault());
    const { dpopJkt } = await keys.ensure(false, never);
    const proof = await keys.prove({ htm: 'POST', htu: 'https://portal.example/oauth2/token' }, never);
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
    });
    expect(payload).toMatchObject({ htm: 'POST', htu: 'https://portal.example/oauth2/token', iat: 1_800_000_000 });
    expect(payload).not.toHaveProperty('ath');
    expect(payload).not.toHaveProperty('nonce');
    expect(protectedHeader.jwk).not.toHaveProperty('d');
    const jwk = z
      .object({ kty: z.literal('EC'), crv: z.string(), x: z.string(), y: z.string() })
      .parse(protectedHeader.jwk);
    expect(await calculateJwkThumbprint(jwk)).toBe(dpopJkt);
  });

  it('adds ath and nonce, and a new jti each time', async () => {
    const keys = keysOn(createMemoryVault());
    const claims = async () => {
      const proof = await keys.prove(
        { htm: 'GET', htu: 'https://p.example/', nonce: 'n', accessToken: 'token' },
        never,
      );
      return (await jwtVerify(proof, EmbeddedJWK)).payload;
    };
    const [one, two] = [await claims(), await claims()];
    expect(one).toMatchObject({ nonce: 'n', ath: createHash('sha256').update('token').digest('base64url') });
    expect(one.jti).not.toBe(two.jti);
  });

  it("follows the portal's time", async () => {
    const time = createPortalTime({ now: () => AT });
    time.learn('Fri, 15 Jan 2027 12:00:00 GMT');
    const proof = await keysOn(createMemoryVault(), time).prove({ htm: 'GET', htu: 'https://p.example/' }, never);
    const { payload } = await jwtVerify(proof, EmbeddedJWK);
    expect(payload.iat).toBe(Date.UTC(2027, 0, 15, 12) / 1000);
  });
});

describe('decrypt', () => {
  it.each(['ECDH-ES', 'ECDH-ES+A256KW'])(
    'opens what was encrypted for the device with %s, after a restart too',
    async (alg) => {
      const vault = createMemoryVault();
      const publicKeys = await keysOn(vault).ensure(false, never);
      expect(publicKeys.deviceJwk).toMatchObject({ use: 'enc', alg: 'ECDH-ES' });
      const jwe = await encryptFor(publicKeys, '{"upn":"ä"}', alg);
      expect(await keysOn(vault).decrypt(jwe, never)).toBe('{"upn":"ä"}');
    },
  );

  it.each([
    ['another key', async () => encryptFor(await keysOn(createMemoryVault()).ensure(false, never), 'x')],
    ['something that is no JWE', () => Promise.resolve('a.b.c.d.e')],
  ])('says "unreadable" for %s', async (_, jwe) => {
    const keys = keysOn(createMemoryVault());
    await keys.ensure(false, never);
    await expect(keys.decrypt(await jwe(), never)).rejects.toMatchObject({ code: 'credential.unreadable' });
  });

  it('opens no other algorithm', async () => {
    const keys = keysOn(createMemoryVault());
    const jwe = await encryptFor(await keys.ensure(false, never), 'x', 'ECDH-ES', 'A128CBC-HS256');
    await expect(keys.decrypt(jwe, never)).rejects.toMatchObject({ code: 'credential.unreadable' });
  });
});

describe('forget', () => {
  it('takes both pairs from vault and memory; the next request gets others', async () => {
    const entries = new Map<string, string>();
    const keys = keysOn(createMemoryVault(entries));
    const before = await keys.ensure(false, never);
    await keys.forget(never);
    expect(entries.size).toBe(0);
    await expect(keys.ensure(true, never)).rejects.toMatchObject({ code: 'vault.locked' });
    const after = await keys.ensure(false, never);
    expect(after.dpopJkt).not.toBe(before.dpopJkt);
    await keys.forget(never);
    await keys.forget(never);
  });
});
