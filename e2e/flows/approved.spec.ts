/** The main job: an OTP, a decision, a credential in the keychain that signs in. */
import path from 'node:path';
import type { RoomConsole } from '../support/room-console';
import { expect, test } from '../support/flow-test';
import { expectOneDelivery } from '../support/proof';

const PICTURES = path.resolve(import.meta.dirname, '../../docs/images');

/** The pictures of the documentation, taken where somebody asks for them. */
async function picture(console: RoomConsole, name: string): Promise<void> {
  if (process.env['ROOMKEY_DOCS_IMAGES'] !== '1') return;
  await console.page.screenshot({ path: path.join(PICTURES, name) });
}

test('approved: the whole story through the windows of console and portal', async ({
  site,
  consoles,
  keyring,
  portalPages,
}) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const shownOtp = await portalPages.generateOtp(room);
  const issued = await admin.activeOtp(room.id);

  const console = await consoles.launch({ keyring, profile: null });
  await console.goToOneTimePassword();
  await picture(console, 'console-otp.png');
  // As a person types it: with the gaps that the portal shows, and without touching the field first.
  await console.page.keyboard.type(shownOtp);
  await console.press('submitOtp');
  await console.isAt('awaitingApproval');
  await console.isConnected('online');
  await expect(console.page.getByText(room.displayName)).toBeVisible();
  await picture(console, 'console-waiting.png');

  await portalPages.openRequest(await console.userCode());
  const { device } = await admin.pendingRequest(issued);
  expect(device.source).toBe('measured');
  await portalPages.approve();

  await console.isHome();
  await expect(console.page.getByRole('heading', { level: 1 })).toHaveText(room.displayName);
  await expectOneDelivery(site, keyring, issued);
  await expect(portalPages.page.getByText('Provisioned', { exact: true })).toBeVisible();
});

test('auto-approved: nobody has to decide', async ({ site, consoles, keyring }) => {
  await site.admin.setAutoApproval(true);
  const otp = await site.admin.generateOtp((await site.admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await console.submitOtp(otp.otp);
  await console.isHome();
  const requestId = await expectOneDelivery(site, keyring, otp);
  expect((await site.admin.auditOf(requestId)).map(({ action }) => action)).toContain('request.autoApproved');
});
