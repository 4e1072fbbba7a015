/** A console without a portal, from the typed address to the welcome page; and the day on which the certificate changes. */
import { expect, test } from '@playwright/test';
import { copyFile } from 'node:fs/promises';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { HERE, makeCertificate, serverFor } from '../../main/test/support/certificates';
import { type Keyring, startKeyring } from '../../main/test/support/keyring';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { freePort } from '../support/free-port';
import { type PortalProcess, startPortalProcess } from '../support/portal-process';
import { RoomConsole } from '../support/room-console';
import { launchConsole } from './launch';

test.setTimeout(120_000);

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let keyring: Keyring;
let portal: PortalProcess;
let room: RoomConsole;
let port: number;
let files: readonly [cert: string, key: string];

/** The next start of the portal shows this certificate. */
async function putCertificate(name: string): Promise<void> {
  const made = await makeCertificate(folder.path, { name, extensions: serverFor(HERE) });
  await Promise.all([copyFile(made.certFile, files[0]), copyFile(made.keyFile, files[1])]);
}

test.beforeAll(async () => {
  folder = await makeTempFolder();
  files = [`${folder.path}/portal-cert`, `${folder.path}/portal-key`];
  await putCertificate('portal');
  port = await freePort();
  keyring = await startKeyring('unlocked');
  portal = await startPortalProcess(port, `https://localhost:${port}`, ['--tls-cert', files[0], '--tls-key', files[1]]);
  room = new RoomConsole(await launchConsole({ keyring }));
});
test.afterAll(async () => {
  await room.launched.close();
  await portal.remove();
  await keyring.stop();
  await folder.remove();
});

const address = () => room.page.getByRole('textbox', { name: english.connect.address });
const heading = () => room.page.getByRole('heading', { level: 1 });
/** As the portal has printed it last. */
const printed = () =>
  [...portal.output().matchAll(/^Certificate SHA-256: (.+)$/gm)].at(-1)?.[1] ?? 'nothing was printed';
const shown = () => room.page.getByRole('group', { name: english.connect.certificate.fingerprint });

async function connectTo(typed: string): Promise<void> {
  await address().fill(typed);
  await room.press('connect');
}

test('what is wrong with an address is said, and how far it came', async () => {
  await room.isAt('connect');
  await connectTo('http://portal.example');
  await room.shows('portal.addressInsecure');
  await connectTo('roomkey.invalid');
  await room.shows('portal.nameNotFound');
  await expect(room.page.locator('[data-stage=name]')).toHaveAttribute('data-state', 'failed');
  // The portal speaks TLS only, and a console adds no http of its own accord but on this machine.
  await connectTo(`http://localhost:${port}`);
  await room.shows('portal.unreachable');
  await expect(room.page.locator('[data-stage=name]')).toHaveAttribute('data-state', 'done');
});

test('the fingerprint on the screen is the one that the portal prints; confirmed, the organisation is asked for', async () => {
  await connectTo(`https://localhost:${port}/#/sign-in`);
  await expect(heading()).toHaveText(english.connect.certificate.title);
  await expect(shown().locator('span')).toHaveText(printed().split(' '));
  await room.press('confirmCertificate');
  await expect(heading()).toHaveText(english.connect.organisation.title);
  await expect(room.page.locator('[data-organisation]')).toHaveText('Contoso');
  await room.press('confirmOrganisation');
  await room.goToAgreement();
  await room.pressAndConfirm('decline');
  await room.isAt('welcome');
});

test('a changed certificate is never taken in silence; it is compared anew, with the one before beside it', async () => {
  const before = printed();
  await putCertificate('renewed');
  await portal.restart();
  await room.press('getStarted');
  await room.isAt('deviceVerificationFailed');
  await room.shows('portal.certificateChanged');
  await room.press('changePortal');
  await connectTo(`https://localhost:${port}`);
  await expect(heading()).toHaveText(english.connect.certificate.changedTitle);
  await expect(shown().locator('span')).toHaveText(printed().split(' '));
  const confirmed = room.page.getByRole('group', { name: english.connect.certificate.before });
  await expect(confirmed.locator('span')).toHaveText(before.split(' '));
  await room.press('confirmCertificate');
  await room.press('confirmOrganisation');
  await room.goToAgreement();
});

test('the portal’s own code takes the comparison off a person, and a stranger’s ends it', async () => {
  await room.pressAndConfirm('decline');
  await room.isAt('welcome');
  await room.press('changePortal');
  const fingerprint = printed().replaceAll(' ', '');
  // A scanner at the console types what it reads.
  await connectTo(`RKP1:https://localhost:${port}#sha256=${'0'.repeat(64)}`);
  await room.shows('portal.certificateMismatch');
  await connectTo(`RKP1:https://localhost:${port}#sha256=${fingerprint}`);
  await expect(heading()).toHaveText(english.connect.organisation.title);
});
