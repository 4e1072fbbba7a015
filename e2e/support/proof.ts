/** What must hold at the end of every setup, seen from outside the console. */
import { expect } from '@playwright/test';
import { CLIENT_ID, GRANT_TYPES, PATHS } from '@roomkey/shared/protocol/oauth';
import type { Issued } from './admin';
import type { Keyring } from '../../main/test/support/keyring';
import { readKeychain, type Stored } from './keychain';
import type { Site } from './site';

/** Own: the portal hears of it a moment after the console shows it. */
const SOON = { timeout: 20_000 };

/** One credential, delivered once and acknowledged once, in the keychain, and it signs in. Answers the request's id. */
export async function expectOneDelivery(
  { admin, network }: Site,
  keyring: Pick<Keyring, 'env'>,
  otp: Issued,
): Promise<string> {
  const delivered = async () => (await admin.requestsOf(otp)).filter(({ status }) => status === 'delivered');
  await expect.poll(async () => (await delivered()).length, SOON).toBe(1);
  const [request] = await delivered();
  const requestId = request?.requestId ?? '';
  const receipts = (await admin.auditOf(requestId)).filter(
    ({ action, details }) => action === 'credential.receipt' && details['outcome'] === 'stored',
  );
  expect(receipts).toHaveLength(1);
  await expect.poll(async () => (await admin.account(otp.accountId)).provisioning, SOON).toBe('Provisioned');

  // The device code is of no more use; only keys and credential remain.
  await expect
    .poll(async () => (await readKeychain(keyring)).kinds, SOON)
    .toEqual(['credential', 'encryption-key', 'proof-key']);
  const stored = await expectOneCredential(keyring, network.url);
  expect(stored.requestId).toBe(requestId);
  expect(stored.upn).toBe(request?.upn);
  return requestId;
}

/** Exactly one credential in the keychain, proven by signing in with it from here. */
export async function expectOneCredential(keyring: Pick<Keyring, 'env'>, portal: string): Promise<Stored> {
  const { credentials } = await readKeychain(keyring);
  expect(credentials).toHaveLength(1);
  const [stored] = credentials;
  if (stored === undefined) throw new Error('No credential');
  const { upn: username, password } = stored;
  const form = { grant_type: GRANT_TYPES.password, client_id: CLIENT_ID, username, password };
  const answer = await fetch(portal + PATHS.token, { method: 'POST', body: new URLSearchParams(form) });
  expect(answer.status).toBe(200);
  return stored;
}
