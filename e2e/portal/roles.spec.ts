import { ADMIN_PATHS, CSRF_HEADER, InvitationSchema, SessionSchema } from '@roomkey/shared/protocol/admin';
import { Device } from './device';
import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();

test('nobody below Site Lead approves or sees an OTP: the page does not offer it, the server refuses it', async ({
  browser,
}) => {
  const waiting = await portal.admin.accountNamed('Thames');
  const user = { username: 'alex', role: 'Site Technician', siteIds: [waiting.siteId] };
  const invitation = InvitationSchema.parse(JSON.parse(await portal.admin.send('POST', ADMIN_PATHS.users, user)));
  const active = await portal.admin.accountNamed('Fleet');
  await Device.enterOtp(portal.process.url, (await portal.admin.generateOtp(waiting)).otp);
  const otp = await portal.admin.generateOtp(active);

  const technician = await (await browser.newContext()).newPage();
  await technician.goto(invitation.url);
  await technician.getByRole('textbox', { name: 'Password', exact: true }).fill('another long phrase');
  await technician.getByLabel('Repeat the password').fill('another long phrase');
  await technician.getByRole('button', { name: 'Save and go on' }).click();
  await technician.getByRole('link', { name: /Awaiting OTP Approval/ }).click();
  await expect(technician.getByRole('link', { name: 'Thames', exact: true })).toBeVisible();
  await expect(technician.getByRole('button', { name: /Approve|Reject/ })).toHaveCount(0);
  await technician.goto(`${portal.process.url}/#/planning/resource-accounts/${active.id}/otp`);
  await expect(technician.getByText('Your role does not see it.')).toBeVisible();
  await expect(technician.getByText('could not be loaded')).toHaveCount(0);
  await expect(technician.getByRole('button', { name: /Show OTP|Print|Revoke|Regenerate/ })).toHaveCount(0);
  const request = await portal.admin.requestOf(waiting);
  const session = await technician.request.get(portal.process.url + ADMIN_PATHS.session);
  const headers = { [CSRF_HEADER]: SessionSchema.parse(await session.json()).csrfToken };
  const refused = async (path: string, data: object) =>
    (await technician.request.post(portal.process.url + path, { data, headers })).status();
  expect(await refused(`${ADMIN_PATHS.otps}/${otp.id}/reveal`, {})).toBe(403);
  expect(await refused(`${ADMIN_PATHS.requests}/${request.id}/decision`, { decision: 'approve' })).toBe(403);
  await technician.context().close();
});
