import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { connectPortal, PortalProblem, PortalStartError, startConsole, startPortal } from 'roomkey-testing';

const keysFile = `${import.meta.dirname}/keys.json`;
let portal;
before(async () => {
  portal = await startPortal({ keysFile, logFile: `${import.meta.dirname}/portal.log` });
});
after(() => portal.stop());

test('a state of one portal is the beginning of another with the same keys, and of no other', async () => {
  const account = await portal.createAccount({ site: 'Oslo' });
  const otp = await portal.mintOtp(account);
  const state = await portal.exportState();
  await portal.revokeOtp(otp);
  await portal.importState(state);
  assert.equal((await portal.account(account.upn)).activeOtpId, otp.id);

  const next = await startPortal({ state, keysFile });
  const room = await startConsole({ portal: next, device: 'lenovo-hub-gen-2', seed: 'one' });
  assert.equal((await room.enterOtp(otp.code)).step, 'awaitingApproval');
  assert.equal((await next.pendingRequest(account)).device.model, room.view.device.model);
  room.powerCut();
  await next.approve(account);
  await room.restart();
  assert.equal((await room.waitFor('signedIn')).account.upn, account.upn);
  assert.ok(room.events.some(({ state }) => state.startsWith('storingCredentials')));
  await Promise.all([room.stop(), next.stop()]);

  const stranger = await startPortal({ seed: 'empty' });
  await assert.rejects(
    stranger.importState(state),
    (error) => error instanceof PortalProblem && error.code === 'state.otherKeys',
  );
  await stranger.stop();
  await assert.rejects(startPortal({ state, keysFile: `${import.meta.dirname}/others.json` }), PortalStartError);
});

test('reset goes back to the start, time and faults included', async () => {
  const before = await portal.now();
  const accounts = (await portal.accounts()).length;
  await portal.createAccount();
  await portal.armFault({ endpoint: 'deviceAuthorization', kind: 'drop' });
  await portal.moveTime({ days: 30 });
  const start = performance.now();
  await portal.reset();
  console.log(`# reset took ${Math.round(performance.now() - start)} ms`);
  assert.ok((await portal.now()) < new Date(before.getTime() + 86_400_000));
  const { upn } = await portal.createAccount();
  const room = await startConsole({ portal });
  assert.equal((await room.enterOtp((await portal.mintOtp(upn)).code)).step, 'awaitingApproval');
  await portal.reset();
  assert.ok((await portal.accounts()).length <= accounts);
  // The request that it waits for is not there any more.
  await room.waitFor((view) => view.step !== 'awaitingApproval');
  await room.stop();
});

test('what is refused says why', async () => {
  const bare = await portal.createAccount({ licence: 'none' });
  await assert.rejects(portal.mintOtp(bare), { name: 'PortalProblem', status: 409, code: 'account.notEligible' });
  await assert.rejects(portal.account('nobody@contoso.example'), { code: 'account.notFound' });
  await assert.rejects(startConsole({ portal, device: 'toaster' }), /lenovo-hub-gen-2/);
  const room = await startConsole({ portal });
  assert.throws(() => room.press('accept'), /it shows welcome/);
  const wrong = await room.enterOtp('1234 5678 9012 3450');
  assert.match(wrong.error.code, /^otp\./);
  await assert.rejects(room.waitFor('home', 50), /within 0.05 s: it shows oneTimePassword/);
  await room.stop();
});

test('a connected portal is the same one, and goes on after stop', async () => {
  const same = connectPortal(portal.url, portal.apiToken);
  await same.stop();
  assert.ok((await same.accounts()).length > 0);
  assert.throws(() => connectPortal(), /ROOMKEY_PORTAL_URL/);
});
