/** The other way in: email and password of the room's account, typed by hand. */
import { PATHS } from '@roomkey/shared/protocol/oauth';
import type { RoomConsole } from '../support/room-console';
import { BLOCKED_ROOM, SAMPLE_PASSWORD } from '../support/admin';
import { expect, test } from '../support/flow-test';
import { readKeychain } from '../support/keychain';
import { expectOneCredential } from '../support/proof';

/** Can sign in, but is never given an OTP (its account is not the portal's to reset), so its password stays. */
const ROOM = 'lon-wandle@contoso.example';
const signIns = { path: PATHS.token, grant: 'password' } as const;

async function goToManualSetup(console: RoomConsole): Promise<void> {
  await console.goToOneTimePassword();
  await console.press('manualSetup');
  await console.isAt('manualSetup');
}

test('wrong, then right: the password is stored only once the portal has accepted it', async ({
  site,
  consoles,
  keyring,
}) => {
  const console = await consoles.launch({ keyring });
  await goToManualSetup(console);
  await console.submitAccount(ROOM, 'not the right password');
  await console.shows('signIn.wrongPassword');
  expect((await readKeychain(keyring)).credentials).toEqual([]);

  await console.submitAccount(ROOM, SAMPLE_PASSWORD);
  await console.isHome();
  const stored = await expectOneCredential(keyring, site.network.url);
  expect(stored).toMatchObject({ requestId: null, upn: ROOM });
  expect((await site.admin.roomOf(ROOM)).provisioning).toBe('Provisioned');
  // Nothing was delivered, so nothing is acknowledged.
  expect(site.network.count({ path: PATHS.receipt })).toBe(0);
});

test('of a foreign domain: the password does not leave the console', async ({ site, consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  await goToManualSetup(console);
  await console.submitAccount('room@fabrikam.example', 'a password of somebody else');
  await console.shows('signIn.foreignDomain');
  await expect(console.page.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(site.network.count(signIns)).toBe(0);
  expect((await readKeychain(keyring)).credentials).toEqual([]);
});

test('the portal does not answer: a retry needs no second typing', async ({ site, consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  await goToManualSetup(console);
  const lost = site.network.holdRequest(signIns);
  await console.submitAccount(ROOM, SAMPLE_PASSWORD);
  await lost.arrived;
  lost.lose();
  await console.shows('portal.unreachable');
  await console.press('retry');
  await console.isHome();
  await expectOneCredential(keyring, site.network.url);
});

test('a room that a policy blocks: the credential is stored, the sign-in fails with its code', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.roomOf(BLOCKED_ROOM)).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await admin.approve(otp);
  await console.isAt('signInFailed');
  await console.shows('signIn.blockedByPolicy');
  await expect(console.page.getByText('AADSTS53003')).toBeVisible();
  await expect.poll(async () => (await admin.account(otp.accountId)).provisioning).toBe('Delivered');

  await console.pressAndConfirm('startOver');
  await console.isAt('welcome');
  expect((await readKeychain(keyring)).credentials).toEqual([]);
});
