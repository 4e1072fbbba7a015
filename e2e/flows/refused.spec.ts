/** Codes and requests that lead to no credential, and the ways on from there. */
import { makeOtp } from '@roomkey/shared/protocol/otp';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { randomInt } from 'node:crypto';
import { expect, test } from '../support/flow-test';
import { readKeychain } from '../support/keychain';
import { expectOneDelivery } from '../support/proof';

const HOUR_SECONDS = 3_600;
const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

test('rejected: the console shows reason and note, and another code works', async ({
  site,
  consoles,
  keyring,
  portalPages,
}) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const first = await admin.generateOtp(room.id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(first.otp);
  await portalPages.openRequest(await console.userCode());
  await portalPages.reject('Wrong room', 'This room has its console already.');

  await console.isAt('rejected');
  await expect(console.page.getByText('Wrong room', { exact: true })).toBeVisible();
  await expect(console.page.getByText('This room has its console already.')).toBeVisible();
  expect((await readKeychain(keyring)).credentials).toEqual([]);
  expect((await admin.account(room.id)).provisioning).toBe('Rejected');

  const second = await admin.generateOtp(room.id);
  await console.press('enterAnotherCode');
  await console.submitOtp(second.otp);
  await admin.approve(second);
  await console.isHome();
  await expectOneDelivery(site, keyring, second);
});

test('mistyped: the check digit is caught before anything is sent', async ({ site, consoles, keyring }) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const wrong = otp.otp.slice(0, -1) + String((Number(otp.otp.at(-1)) + 1) % 10);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await console.submitOtp(wrong);
  await console.shows('otp.checkDigit');
  await console.isAt('oneTimePassword');
  await console.page.keyboard.press('Enter');
  await console.shows('otp.checkDigit');

  await console.submitOtp(otp.otp);
  await console.isAt('awaitingApproval');
  // One request in all: the one with the right code.
  expect(network.count({ path: PATHS.deviceAuthorization })).toBe(1);
  expect(await admin.requestsOf(otp)).toHaveLength(1);
});

test('unknown, then revoked, then right: each refusal says why, and the console takes the next code', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const revoked = await admin.generateOtp(room.id);
  await admin.revokeOtp(revoked.id);
  const right = await admin.generateOtp(room.id);

  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await console.submitOtp(makeOtp(digits));
  await console.shows('otp.unknown');
  await console.submitOtp(revoked.otp);
  await console.shows('otp.revoked');
  await expect(console.button('retry')).toBeHidden();
  await console.submitOtp(right.otp);
  await admin.approve(right);
  await console.isHome();
  await expectOneDelivery(site, keyring, right);
});

test('an expired code is refused; a request that nobody decides expires', async ({ site, consoles, keyring }) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const late = await admin.generateOtp(room.id, 1);
  await admin.advance(HOUR_SECONDS + 1);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await console.submitOtp(late.otp);
  await console.shows('otp.expired');

  const undecided = await admin.generateOtp(room.id, 1);
  await console.submitOtp(undecided.otp);
  await console.isAt('awaitingApproval');
  // The portal's clock decides: the console's own has not moved.
  await admin.advance(HOUR_SECONDS + 1);
  await console.isAt('expired');
  await console.shows('request.expired');
  expect((await admin.account(room.id)).provisioning).toBe('Expired');
  expect((await readKeychain(keyring)).credentials).toEqual([]);

  await console.press('startOver');
  await console.isAt('welcome');
});

test('raced: two consoles enter the same code, exactly one wins', async ({ site, consoles, keyring }) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const both = await Promise.all([consoles.launch({ keyring }), consoles.launch({ keyring })]);
  await Promise.all(both.map((console) => console.goToOneTimePassword()));
  await Promise.all(both.map((console) => console.typeOtp(otp.otp)));
  await Promise.all(both.map((console) => console.press('submitOtp')));

  const outcome = async (index: 0 | 1) => {
    const main = both[index].page.locator('main[data-step=awaitingApproval], main:has([data-code="otp.used"])');
    await expect(main).toBeVisible();
    return await main.getAttribute('data-step');
  };
  const outcomes = [await outcome(0), await outcome(1)];
  expect([...outcomes].sort()).toEqual(['awaitingApproval', 'oneTimePassword']);
  const winner = both[outcomes.indexOf('awaitingApproval') === 0 ? 0 : 1];

  expect(await admin.requestsOf(otp)).toHaveLength(1);
  await admin.approve(otp);
  await winner.isHome();
  expect((await readKeychain(keyring)).credentials).toHaveLength(1);
  await expect.poll(async () => (await admin.account(otp.accountId)).provisioning).toBe('Provisioned');
});
