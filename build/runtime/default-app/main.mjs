/**
 * Starts the application named on the command line, as Electron's own default app does.
 * An ES module with top-level await: a CommonJS loader would return before the application's module has run, and
 * `ready` would come too early for protocol.registerSchemesAsPrivileged.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { app as electronApp } from 'electron';

/** Electron's types leave out what only a default app calls. */
const app =
  /** @type {import('electron').App & { setAppPath(path: string): void, setVersion(version: string): void }} */ (
    electronApp
  );

const argument = process.argv.slice(1).find((each) => !each.startsWith('-'));
if (argument === undefined) {
  console.error('usage: electron <folder or file> [arguments]');
  process.exit(1);
}

try {
  await import(pathToFileURL(prepare(path.resolve(argument))).href);
} catch (error) {
  console.error('The application threw an error while loading.');
  console.error(error);
  process.exit(1);
}

/**
 * Gives the application its path, name and version.
 *
 * @param {string} target a folder, an asar archive or a file
 * @returns {string} the module to load
 */
function prepare(target) {
  if (!statSync(target).isDirectory()) {
    app.setAppPath(path.dirname(target));
    return target;
  }
  /** @type {{ name?: string, productName?: string, version?: string, main?: string }} */
  const manifest = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name !== undefined) app.setName(name);
  if (manifest.version !== undefined) app.setVersion(manifest.version);
  app.setAppPath(target);
  return path.join(target, manifest.main ?? 'index.js');
}
