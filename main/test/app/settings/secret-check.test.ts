import { expect, test } from 'vitest';
import { makeOtp } from '@roomkey/shared/protocol/otp';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { createSecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { createSystemClock } from '../../../adapters/clock/system-clock';
import { makeKeyEntry } from '../../../adapters/keys/key-entry';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createMemoryVault } from '../../../adapters/vault/memory-vault';
import { createSecretCheck, knownSecrets } from '../../../app/settings/secret-check';

const OTP = makeOtp(() => '314159265358979');
const signal = new AbortController().signal;

test('finds what it was told, what lies in a box, and what looks like a secret', () => {
  const box = createSecretBox(createSystemClock(), createCryptoRandom());
  const handle = box.put('typed a moment ago');
  const holdsSecret = createSecretCheck(['correct horse', 'abc'], [box]);
  const grouped = OTP.replace(/(.{4})(?=.)/g, '$1 ');
  for (const text of [
    'x correct horse x',
    'x typed a moment ago x',
    `{"otp":"${OTP}"}`,
    grouped,
    grouped.replaceAll(' ', '-'),
    'eyJhbGciOiJFQ0RILUVTIn0..abc.def.ghi',
    `{"kty":"EC", "d": "${'a'.repeat(43)}"}`,
  ]) {
    expect([text, holdsSecret(text)]).toEqual([text, true]);
  }
  for (const text of ['abc', 'typed', '1764068645000', `1${OTP}`, '{"seq":12,"state":"home"}', '1234567890123456']) {
    expect([text, holdsSecret(text)]).toEqual([text, false]);
  }
  box.wipe(handle);
  expect(holdsSecret('x typed a moment ago x')).toBe(false);
});

test('knows what stands in the keychain', async () => {
  const key = await makeKeyEntry('ES256');
  const vault = createMemoryVault(
    new Map([
      ['credential', JSON.stringify({ requestId: 'R', upn: 'u', password: 'the password', roomName: 'r' })],
      ['device-code.R-1', 'the device code'],
      ['proof-key', key],
    ]),
  );
  const found = await knownSecrets(vault, 'R-1', signal);
  expect(found).toEqual(['the device code', 'the password', (JSON.parse(key) as { d: string }).d]);
});

test('knows nothing of a locked keychain, and does not stop there', async () => {
  const locked = { read: () => Promise.reject(new SetupFailure('vault.locked')) };
  expect(await knownSecrets(locked, null, signal)).toEqual([]);
});
