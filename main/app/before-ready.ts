/**
 * What Electron takes only before `ready`. Called synchronously from the top of the entry module: an `await` in between
 * would let `ready` pass.
 */
import path from 'node:path';
import { Menu, app, protocol } from 'electron';
import { ASSET_SCHEME } from './assets/serve';

export function registerScheme(): void {
  // SECURITY: checklist item 18, a scheme of our own instead of file://. Never `bypassCSP`.
  protocol.registerSchemesAsPrivileged([
    { scheme: ASSET_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function enableSandbox(): void {
  // SECURITY: checklist item 4, for every page of the process. `--no-sandbox` is for root in a container: with both, no child
  // process would start at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

export function closeSideDoors(): void {
  // SECURITY: answers the default menu's shortcuts: reload, developer tools, zoom, close.
  Menu.setApplicationMenu(null);
  // SECURITY: answers requests that Chromium makes of its own accord.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  // SECURITY: answers TLS keys of the portal's connections written to a file: Chromium would take this from the environment.
  if (app.isPackaged) delete process.env['SSLKEYLOGFILE'];
}

/** `--user-data-dir`, also as two words and relative to where the console was started. */
export function useDataDirectory(directory: string | null): void {
  if (directory !== null) app.setPath('userData', path.resolve(directory));
}
