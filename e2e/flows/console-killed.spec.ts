/**
 * `kill -9` of the console in every state that is saved and in every one that works: after a restart it goes on, and in the
 * end exactly one credential is stored and acknowledged.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BLOCKED_ROOM, SAMPLE_PASSWORD } from '../support/admin';
import { expect, test } from '../support/flow-test';
import { readKeychain } from '../support/keychain';
import { expectOneCredential, expectOneDelivery } from '../support/proof';
import type { RoomConsole } from '../support/room-console';
import { BUSY, type Case, SAVED, token } from './console-killed-cases';

/** Can sign in, but is never given an OTP, so its password stays. */
const MANUAL_ROOM = 'sao-tamanduatei@contoso.example';

/** Where most can be lost. `npm run test:full` kills everywhere; the simulator's power cuts are everywhere in any case. */
const MOST_AT_STAKE = [
  'oneTimePassword',
  'awaitingApproval, online',
  'awaitingApproval, approved while the console is off',
  'storingCredentials, the portal being busy',
  'vaultUnavailable',
  'home',
  'submitting, after the portal has answered',
  'the credential being on its way',
  'sending the receipt',
  'being signed in',
];
const FULL = process.env['ROOMKEY_TEST_FULL'] !== undefined;
const chosen = (cases: readonly Case[]) => cases.filter(({ when }) => FULL || MOST_AT_STAKE.includes(when));

test('the cases of the short run are cases', () => {
  const names = [...SAVED, ...BUSY].map(({ when }) => when);
  expect(MOST_AT_STAKE.filter((name) => !names.includes(name))).toEqual([]);
});

test.describe('kill -9 in a saved state:', () => {
  for (const each of chosen(SAVED)) killedWhen(each, each.when.split(',')[0]);
});

test.describe('kill -9 while busy:', () => {
  for (const each of chosen(BUSY)) killedWhen(each);
});

/** What is on the screen may be a few milliseconds ahead of the disk. */
async function isSaved({ launched }: RoomConsole, step: string): Promise<void> {
  const file = path.join(launched.userDataDir, 'setup.json');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain(step);
}

function killedWhen({ when, reach, needsAnotherOtp, finish }: Case, saved?: string): void {
  test(when, async ({ site, consoles, keyring }) => {
    const room = await site.admin.readyRoom();
    const otp = await site.admin.generateOtp(room.id, when === 'expired' ? 1 : undefined);
    const before = await consoles.launch({ keyring });
    await reach({ site, keyring, otp, console: before });
    if (saved !== undefined && saved !== 'welcome') await isSaved(before, saved);
    await consoles.kill9(before);
    await site.network.mend();
    site.network.open();
    await site.admin.disarm();
    if (when.endsWith('while the console is off')) await site.admin.approve(otp);

    const console = await consoles.restart(before);
    const last = needsAnotherOtp ? await site.admin.generateOtp(room.id) : otp;
    await finish({ site, keyring, otp: last, console });
    await expectOneDelivery(site, keyring, last);
  });
}

test('kill -9 while signing in by hand: nothing is stored that was not accepted, and it is typed again', async ({
  site,
  consoles,
  keyring,
}) => {
  const before = await consoles.launch({ keyring });
  await before.goToOneTimePassword();
  await before.press('manualSetup');
  const held = site.network.holdRequest(token('password'));
  await before.submitAccount(MANUAL_ROOM, SAMPLE_PASSWORD);
  await held.arrived;
  await consoles.kill9(before);
  site.network.open();

  const console = await consoles.restart(before);
  await console.isAt('manualSetup');
  await console.submitAccount(MANUAL_ROOM, SAMPLE_PASSWORD);
  await console.isHome();
  expect(await expectOneCredential(keyring, site.network.url)).toMatchObject({ requestId: null, upn: MANUAL_ROOM });
});

test('kill -9 where manual setup is typed: it is found again', async ({ consoles, keyring }) => {
  const before = await consoles.launch({ keyring });
  await before.goToOneTimePassword();
  await before.press('manualSetup');
  await before.isAt('manualSetup');
  await isSaved(before, 'manualSetup');
  await consoles.kill9(before);
  const console = await consoles.restart(before);
  await console.isAt('manualSetup');
});

test('kill -9 after the sign-in failed: the failure stands, and the credential is kept and acknowledged once', async ({
  site,
  consoles,
  keyring,
}) => {
  const otp = await site.admin.generateOtp((await site.admin.roomOf(BLOCKED_ROOM)).id);
  const before = await consoles.launch({ keyring });
  await before.goToWaiting(otp.otp);
  await site.admin.approve(otp);
  await before.isAt('signInFailed');
  await consoles.kill9(before);

  const console = await consoles.restart(before);
  await console.isAt('signInFailed');
  await console.shows('signIn.blockedByPolicy');
  await expect.poll(async () => (await site.admin.account(otp.accountId)).provisioning).toBe('Delivered');
  const { credentials } = await readKeychain(keyring);
  expect(credentials).toHaveLength(1);
});
