/** The demo in one package: the portal first, as a utility process, then the console with it. A chunk of its own, in no other package. */
import { readFile } from 'node:fs/promises';
import { app } from 'electron';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { createAskPortal } from '../../adapters/demo-portal/ask-portal';
import { randomExitPin } from '../../adapters/demo-portal/exit-pin';
import { createPortalKeeper, type PortalKeeper, PortalStartFailure } from '../../adapters/demo-portal/portal-keeper';
import type { PortalAddresses } from '../../adapters/demo-portal/portal-lines';
import { createOtpDesk } from '../../adapters/demo-portal/ready-otp';
import { makeSignInLinks } from '../../adapters/demo-portal/sign-in-links';
import { EXIT_CODES } from '../exit-codes';
import { createLifecycle, type Lifecycle } from '../lifecycle';
import { preferredLocale } from '../options/preferred-locale';
import type { Host } from '../options/read-start';
import { STATE_FILE } from '../ports/create-ports';
import { createCrashBudget } from '../recovery/crash-budget';
import { describeError } from '../recovery/last-resort';
import { NO_CAMERA } from '../security/camera';
import { guardEverything } from '../security/guard-everything';
import { startConsole } from '../start-console';
import { createActs, type Acts } from './acts';
import { createCard, type Card } from './card';
import { demoFolders, removeDemoData, tokenFolder } from './data';
import { readDemoOptions, type DemoOptions } from './demo-options';
import { consoleOptions, type DemoStart, portalExtras } from './demo-start';
import { openDesk, type Desk } from './desk-window';
import { runPortal } from './portal-process';

/** After so many milliseconds the desk says that it takes longer than usual. */
const SLOW_MS = 8_000;
/** How long a presenter can read the exit PIN before story mode fills the screen by itself. */
const READING_SECONDS = 20;

/** Resolves once the demo runs, or has ended at once. */
export async function runPackagedDemo(host: Host, exit: (code: number) => void): Promise<void> {
  const options = readDemoOptions(host.argv.slice(1));
  if ('exitCode' in options) {
    (options.exitCode === EXIT_CODES.done ? process.stdout : process.stderr).write(`${options.message}\n`);
    exit(options.exitCode);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`roomkey-demo: another demo runs with ${app.getPath('userData')}\n`);
    exit(EXIT_CODES.alreadyRunning);
    return;
  }
  // A restart that somebody asks for goes on where the demo was.
  const args = host.argv.slice(1).filter((each) => each !== '--fresh');
  const lifecycle = createLifecycle(exit, () => app.relaunch({ args }));
  app.on('window-all-closed', () => {
    // Without a listener Electron would end the process here, past the lifecycle.
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    lifecycle.quit('done');
  });
  try {
    await app.whenReady();
    await bringUp(options, lifecycle);
  } catch (error) {
    process.stderr.write(`roomkey-demo: the demo could not start: ${describeError(error)}\n`);
    lifecycle.quit('startFailed');
  }
}

async function bringUp(options: DemoOptions, lifecycle: Lifecycle): Promise<void> {
  const userData = app.getPath('userData');
  guardEverything(app.isPackaged, { note: () => undefined, camera: NO_CAMERA });
  if (options.fresh) await removeDemoData(userData, STATE_FILE);
  const folders = await demoFolders(userData);
  const tokens = await tokenFolder();
  lifecycle.beforeExit(() => tokens.remove());

  const acts = createActs();
  const locale = options.locale ?? preferredLocale(app.getPreferredSystemLanguages());
  const desk = openDesk({ locale, lifecycle, onAct: acts.hear });
  let card: Card | null = null;
  const keeper = createPortalKeeper({
    run: (port, isFirst) =>
      runPortal([
        ...['--host', '127.0.0.1', '--port', String(port), '--seed', 'contoso'],
        ...['--data', folders.portal, '--keys', folders.keys],
        // SECURITY: the token passes through a file in a private folder, never through arguments or output.
        ...(isFirst ? ['--api-token-file', tokens.file] : []),
        ...portalExtras(options),
      ]),
    nextDelay: createCrashBudget(createSystemClock()),
    note(event) {
      process.stderr.write(`roomkey-demo: ${event}\n`);
      if (event !== 'portal.lost') return;
      void startPortal(keeper, desk, acts, 'The portal ended again and again.').then(() => card?.open());
    },
  });
  lifecycle.beforeExit(() => keeper.stop());
  const { url, signInLink } = await startPortal(keeper, desk, acts);
  if (lifecycle.isQuitting()) return;

  const ask = createAskPortal(url, (await readFile(tokens.file, 'utf8')).trim());
  const links = await makeSignInLinks(ask);
  const exitPin = randomExitPin();
  const facts = { exitPin, portalUrl: url, signInLink: links.browser ?? signInLink };
  card = createCard({ desk, otps: createOtpDesk(ask), facts });
  lifecycle.beforeExit(() => card.close());
  acts.on('newOtp', () => void card.newOtp());
  await card.open();
  if (options.kiosk) await letRead(card, acts, options.auto);

  const start: DemoStart = {
    portalUrl: url,
    tokenFile: tokens.file,
    linkFile: await tokens.writeLink(links.window),
    ...options,
  };
  await startConsole({ options: consoleOptions(start), exitPin, watched: false, lifecycle });
  await tokens.remove();
  if (options.kiosk) {
    desk.hide();
    return;
  }
  app.on('second-instance', () => desk.raise());
  // Story mode needs the windows, and nobody to type a code.
  if (!options.auto) desk.stayInSight();
}

/** Starts it until it is up; after each failure, `failure` first, somebody has to ask for another try. */
async function startPortal(keeper: PortalKeeper, desk: Desk, acts: Acts, failure?: string): Promise<PortalAddresses> {
  for (let detail = failure; ;) {
    if (detail !== undefined) {
      desk.show({ phase: 'failed', detail });
      await acts.next('retry');
    }
    desk.show({ phase: 'starting', isSlow: false });
    const slow = setTimeout(() => desk.show({ phase: 'starting', isSlow: true }), SLOW_MS);
    try {
      return await keeper.start();
    } catch (error) {
      detail = error instanceof PortalStartFailure ? error.message : describeError(error);
    } finally {
      clearTimeout(slow);
    }
  }
}

/** A kiosk covers the card: it begins when the presenter says so, in story mode after a while by itself. */
async function letRead(card: Card, acts: Acts, auto: boolean): Promise<void> {
  const pressed = acts.next('begin');
  let left = READING_SECONDS;
  const show = () => card.setKiosk({ beginsInSeconds: auto ? left : null });
  show();
  if (auto) {
    await new Promise<void>((resolve) => {
      const counting = setInterval(() => {
        left -= 1;
        if (left > 0) show();
        else finish();
      }, 1_000);
      const finish = () => {
        clearInterval(counting);
        resolve();
      };
      void pressed.then(finish);
    });
  } else {
    await pressed;
  }
  card.setKiosk(null);
}
