/** A request that the person in front of the console takes back: the one-time password is free for another try. */
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { expect, test } from '../support/flow-test';
import { expectOneDelivery } from '../support/proof';

const CONFLICT = 409;

test('cancelled while online: the portal refuses to approve, the same code works again', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  const first = await admin.pendingRequest(otp);
  await console.pressAndConfirm('cancelRequest');
  await console.isAt('cancelled');
  await expect.poll(async () => (await admin.requestsOf(otp))[0]?.status).toBe('cancelled');
  expect(await admin.tryToApprove(first.id)).toBe(CONFLICT);

  await console.press('enterAnotherCode');
  await console.submitOtp(otp.otp);
  await admin.approve(otp);
  await console.isHome();
  const delivered = await expectOneDelivery(site, keyring, otp);
  expect(delivered).not.toBe(first.requestId);
});

test('cancelled while offline: kept over a restart, told to the portal once it is back', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const before = await consoles.launch({ keyring });
  await before.goToWaiting(otp.otp);
  await network.cut();
  await before.isConnected('offline');
  await before.pressAndConfirm('cancelRequest');
  await before.isAt('cancelled');
  await consoles.kill9(before);

  const console = await consoles.restart(before);
  await console.isAt('cancelled');
  expect((await admin.requestsOf(otp))[0]?.status).toBe('pending');
  await network.mend();
  await expect.poll(async () => (await admin.requestsOf(otp))[0]?.status, { timeout: 20_000 }).toBe('cancelled');
  expect(network.count({ path: PATHS.cancel })).toBe(1);

  await console.press('enterAnotherCode');
  await console.submitOtp(otp.otp);
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});
