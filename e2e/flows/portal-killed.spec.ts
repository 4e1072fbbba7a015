/** `kill -9` of the portal, started again on the same data and port: what it acknowledged holds, and the console finishes. */
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { expect, test } from '../support/flow-test';
import { expectOneDelivery } from '../support/proof';

test('after it has answered the approval', async ({ site, consoles, keyring }) => {
  const { admin, portal, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  // The administrator gets the answer, the console does not.
  const decision = network.holdAnswer({ path: PATHS.token, grant: 'device_code' });
  await console.goToWaiting(otp.otp);
  await admin.approve(otp);
  await decision.arrived;
  await portal.kill9();
  decision.lose();
  await console.isConnected('offline');
  await portal.start();
  expect((await admin.requestsOf(otp))[0]?.status).toBe('approved');
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('while consoles wait: the request, and then its rejection, are still there', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin, portal } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await portal.kill9();
  await console.isConnected('offline');
  await portal.start();
  await console.isConnected('online');
  await admin.decide(otp, { decision: 'reject', reason: 'Unknown device' });
  await portal.kill9();
  await portal.start();
  await console.isAt('rejected');
  await expect(console.page.getByText('Unknown device', { exact: true })).toBeVisible();
});

test('after it has handed out the credential, before the receipt', async ({ site, consoles, keyring }) => {
  const { admin, portal, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  const receipt = network.holdRequest({ path: PATHS.receipt });
  await admin.approve(otp);
  await receipt.arrived;
  await portal.kill9();
  receipt.lose();
  await portal.start();
  expect((await admin.requestsOf(otp))[0]?.status).toBe('approved');
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('after it has taken the receipt, before the console hears of it', async ({ site, consoles, keyring }) => {
  const { admin, portal, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  const receipt = network.holdAnswer({ path: PATHS.receipt });
  await admin.approve(otp);
  await receipt.arrived;
  await portal.kill9();
  receipt.lose();
  await portal.start();
  expect((await admin.requestsOf(otp))[0]?.status).toBe('delivered');
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});
