/** The console's main process, from top to bottom. Nothing is awaited here: before `ready` everything is synchronous. */
import { app } from 'electron';
import { closeSideDoors, enableSandbox, registerScheme, useDataDirectory } from './before-ready';
import { EXIT_CODES } from './exit-codes';
import { isShown } from './configuration/screen-or-exit';
import { showConfiguration } from './configuration/show-configuration';
import { holdsDemo } from './demo/holds-demo';
import { createLifecycle } from './lifecycle';
import { isPackagedDemo } from './packaged-demo/is-packaged-demo';
import { readStart, takeHost, type Start, type WrongStart } from './options/read-start';
import { catchTheUnhandled, describeError } from './recovery/last-resort';
import { startConsole } from './start-console';

let ended = false;
/** The first code counts: closing its windows may make the console stumble once more. */
const exit = (code: number) => {
  if (ended) return;
  ended = true;
  app.exit(code);
};

catchTheUnhandled(exit);
registerScheme();
enableSandbox();
closeSideDoors();

const host = { ...takeHost(process), holdsDemo: holdsDemo() };
const read = () => readStart(host, app.isPackaged, app.getAppPath());
if (isPackagedDemo()) runDemo();
else startAlone();

function startAlone(): void {
  const start = read();
  if ('exitCode' in start) {
    (start.exitCode === EXIT_CODES.done ? process.stdout : process.stderr).write(`${start.message}\n`);
    if ('problems' in start && isShown(start, { ...host, isTerminal: process.stderr.isTTY }))
      waitForConfiguration(start);
    else exit(start.exitCode);
  } else {
    begin(start);
  }
}

/** Console and portal in one package. What does it is a chunk that no other package holds. */
function runDemo(): void {
  useDataDirectory(app.commandLine.getSwitchValue('user-data-dir') || null);
  import('./packaged-demo/run-packaged-demo')
    .then(({ runPackagedDemo }) => runPackagedDemo(host, exit))
    .catch((error: unknown) => {
      process.stderr.write(`roomkey-demo: the demo could not start: ${describeError(error)}\n`);
      exit(EXIT_CODES.startFailed);
    });
}

/** In a room nobody reads what a program prints: the screen says what is wrong, and the console goes on once it is right. */
function waitForConfiguration(wrong: WrongStart): void {
  const lifecycle = createLifecycle(exit, null);
  app.on('window-all-closed', () => {
    // The screen decides; without a listener Electron would end the process here.
  });
  app.once('before-quit', () => lifecycle.quit('done'));
  app
    .whenReady()
    .then(() => showConfiguration({ wrong, read: readAgain, lifecycle }))
    .then(begin)
    .catch((error: unknown) => {
      process.stderr.write(`roomkey: the screen could not be shown: ${describeError(error)}\n`);
      exit(wrong.exitCode);
    });
}

function readAgain(): Start | WrongStart {
  const found = read();
  // `--help` was answered long ago.
  if ('problems' in found || 'options' in found) return found;
  throw new Error('a console that waits for its configuration was asked for help');
}

function begin(start: Start): void {
  useDataDirectory(start.options.userDataDir);
  if (app.requestSingleInstanceLock()) {
    const lifecycle = createLifecycle(exit, start.watched ? null : () => app.relaunch());
    app.on('before-quit', (event) => {
      event.preventDefault();
      lifecycle.quit('done');
    });
    app
      .whenReady()
      .then(() => startConsole({ ...start, lifecycle }))
      .catch((error: unknown) => {
        process.stderr.write(`roomkey: the console could not start: ${describeError(error)}\n`);
        lifecycle.quit('startFailed');
      });
  } else {
    process.stderr.write(
      `roomkey: another console runs with ${app.getPath('userData')}; give this one its own --user-data-dir\n`,
    );
    exit(EXIT_CODES.alreadyRunning);
  }
}
