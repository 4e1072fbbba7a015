/** The portal out of reach at each step of the way, and back: nothing is lost, nothing is asked for twice. */
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { expect, test } from '../support/flow-test';
import { expectOneDelivery } from '../support/proof';

const UNAVAILABLE = 503;

test('at verification: the failed check is named, and a retry goes on', async ({ site, consoles, keyring }) => {
  await site.network.cut();
  const console = await consoles.launch({ keyring });
  await console.isAt('welcome');
  await console.press('getStarted');
  await console.isAt('deviceVerificationFailed');
  await console.shows('portal.unreachable');
  await expect(console.page.locator('[data-check=vault][data-outcome=passed]')).toBeVisible();
  // Only a device that does not identify itself may be passed over.
  await expect(console.button('continueAnyway')).toBeHidden();
  await site.network.mend();
  await site.admin.arm({ path: PATHS.metadata, kind: 'malformed', times: 1 });
  await console.press('retry');
  // Half an answer at the first look: something else could stand there.
  await console.shows('portal.notRoomkey');
  await console.press('retry');
  await console.isAt('agreement');
});

test('at submission: the code need not be typed again', async ({ site, consoles, keyring }) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await network.cut();
  await console.submitOtp(otp.otp);
  await console.shows('portal.unreachable');
  expect(await admin.requestsOf(otp)).toEqual([]);
  await network.mend();
  await console.press('retry');
  await console.isAt('awaitingApproval');
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('the answer to the submission is lost: the same request again, nothing is burnt', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await admin.arm({ path: PATHS.deviceAuthorization, kind: 'loseAnswer', times: 1 });
  await console.submitOtp(otp.otp);
  await console.shows('portal.unreachable');
  const lost = await admin.pendingRequest(otp);

  await console.press('retry');
  await console.isAt('awaitingApproval');
  expect(await console.userCode()).toBe(lost.userCode);
  expect(await admin.requestsOf(otp)).toHaveLength(1);
  expect((await admin.auditOf(lost.requestId)).map(({ action }) => action)).toContain('request.repeated');
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('while waiting: the portal stops, comes back and approves', async ({ site, consoles, keyring }) => {
  const { admin, portal } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await portal.stop();
  await console.isConnected('offline');
  await portal.start();
  await console.isConnected('online');
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
});

test('at fetching, receipt, sign-in and home: the console tries by itself until it is through', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await admin.arm({ path: PATHS.credential, kind: 'status', status: UNAVAILABLE, retryAfterSeconds: 2, times: 1 });
  await admin.arm({ path: PATHS.receipt, kind: 'drop', times: 2 });
  await admin.arm({ path: PATHS.heartbeat, kind: 'status', status: UNAVAILABLE, times: 1 });
  const signIn = network.holdRequest({ path: PATHS.token, grant: 'password' });
  await admin.approve(otp);

  await console.isAt('storingCredentials');
  await console.shows('portal.busy');
  await signIn.arrived;
  await console.isAt('signingIn');
  signIn.lose();
  await console.shows('portal.unreachable');
  await console.isAt('signedIn');
  await console.press('continue');
  await console.isAt('home');
  await console.isHealthy('unhealthy');
  await console.press('retry');
  await console.isHealthy('healthy');
  await expectOneDelivery(site, keyring, otp);
  // Once told to wait, then taken; twice dropped, then taken.
  expect(network.count({ path: PATHS.credential })).toBe(2);
  expect(network.count({ path: PATHS.receipt })).toBe(3);
});

test('a portal that holds no polls is asked by its interval', async ({ site, consoles, keyring }) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  await admin.arm({ path: PATHS.token, kind: 'noHold' });
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  const polls = () => network.count({ path: PATHS.token, grant: 'device_code' });
  await expect.poll(polls).toBeGreaterThan(0);
  await admin.approve(otp);
  await console.isHome();
  // Once before the approval and once after it; each may have been sent again with the portal's nonce.
  expect(polls()).toBeGreaterThan(1);
  expect(polls()).toBeLessThanOrEqual(4);
  await expectOneDelivery(site, keyring, otp);
});
