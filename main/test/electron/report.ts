/** How the Electron scripts of the tests say what came out. */
import { app } from 'electron';
import { writeFileSync } from 'node:fs';

/** Runs `work` once Electron is ready, and writes what it resolves with, as JSON, to the file that ROOMKEY_REPORT names. */
export function reportFrom(work: () => Promise<unknown>): void {
  const fail = (thrown: unknown): void => {
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
    app.exit(1);
  };
  // Electron would show a dialog, which nobody sees, and wait.
  process.on('uncaughtException', fail);
  app
    .whenReady()
    .then(work)
    .then((report) => {
      writeFileSync(process.env['ROOMKEY_REPORT'] ?? '', JSON.stringify(report));
      app.exit(0);
    })
    .catch(fail);
}
