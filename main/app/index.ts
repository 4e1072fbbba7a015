/** The console's main process, from top to bottom. Nothing is awaited here: before `ready` everything is synchronous. */
import { app } from 'electron';
import { closeSideDoors, enableSandbox, registerScheme, useDataDirectory } from './before-ready';
import { EXIT_CODES } from './exit-codes';
import { createLifecycle } from './lifecycle';
import { readStart } from './options/read-start';
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

const start = readStart(process, app.isPackaged, app.getAppPath());
if ('exitCode' in start) {
  (start.exitCode === EXIT_CODES.done ? process.stdout : process.stderr).write(`${start.message}\n`);
  exit(start.exitCode);
} else {
  useDataDirectory(start.options.userDataDir);
  if (app.requestSingleInstanceLock()) {
    const lifecycle = createLifecycle(exit, start.options.kiosk ? null : () => app.relaunch());
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
