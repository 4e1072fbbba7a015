/** The keychain locked at each step, then unlocked; and none at all. A credential is never put anywhere else. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { startKeyring } from '../../main/test/support/keyring';
import { expect, test } from '../support/flow-test';
import { readKeychain } from '../support/keychain';
import { expectOneDelivery } from '../support/proof';

test('locked at verification, then unlocked', async ({ consoles, keyring }) => {
  await keyring.lock();
  const console = await consoles.launch({ keyring });
  await console.isAt('welcome');
  await console.press('getStarted');
  await console.isAt('deviceVerificationFailed');
  await console.shows('vault.locked');
  await keyring.unlock();
  await console.press('retry');
  await console.isAt('agreement');
});

test('locked at submission: nothing is sent; unlocked, the same code goes through', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await keyring.lock();
  await console.submitOtp(otp.otp);
  await console.shows('vault.locked');
  expect(network.count({ path: PATHS.deviceAuthorization })).toBe(0);
  await keyring.unlock();
  await console.press('retry');
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('locked between approval and storing: the portal hears of it, keeps its copy, and a retry stores it', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await keyring.lock();
  const { requestId } = await admin.approve(otp);
  await console.isAt('vaultUnavailable');
  await console.shows('vault.locked');
  const receipts = async () =>
    (await admin.auditOf(requestId)).filter(({ action }) => action === 'credential.receipt').map((row) => row.details);
  await expect.poll(receipts).toEqual([{ outcome: 'failed' }]);
  await console.press('retry');
  await console.isAt('vaultUnavailable');

  await keyring.unlock();
  await console.press('retry');
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('none at all: the console says so and sends nothing; no secret is on the disk', async ({ site, consoles }) => {
  const none = await startKeyring('none');
  try {
    const console = await consoles.launch({ keyring: none });
    await console.isAt('welcome');
    await console.press('getStarted');
    await console.isAt('deviceVerificationFailed');
    await console.shows('vault.missing');
    await expect(console.button('continueAnyway')).toBeHidden();
    await console.press('retry');
    await console.shows('vault.missing');
    expect(site.network.count({ path: PATHS.deviceAuthorization })).toBe(0);
  } finally {
    await none.stop();
  }
});

test('what the console keeps on disk and in its log holds no secret', async ({ site, consoles, keyring }) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
  const [stored] = (await readKeychain(keyring)).credentials;
  const password = stored?.password ?? '';
  const directory = consoles.userDataDirOf(console);
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')));
  const all = `${texts.join('\n')}\n${console.launched.output()}`;
  expect(password).not.toBe('');
  for (const secret of [otp.otp, password]) expect(all.includes(secret)).toBe(false);
});
