import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DemoOptions } from './options';

export interface ConsoleFacts {
  readonly portalUrl: string;
  readonly userDataDir: string;
  /** Files that only this user can read. */
  readonly tokenFile: string;
  readonly linkFile: string;
  readonly pinFile: string;
}

/** What the console is started with. SECURITY: no secret among it, because every user of the machine can read a command line. */
export function consoleOptions(
  { auto, kiosk, locale }: Pick<DemoOptions, 'auto' | 'kiosk' | 'locale'>,
  { portalUrl, userDataDir, tokenFile, linkFile, pinFile }: ConsoleFacts,
): string[] {
  return [
    ...['--portal', portalUrl],
    `--user-data-dir=${userDataDir}`,
    ...['--demo-portal-window', linkFile],
    ...['--demo-token-file', tokenFile],
    ...(auto ? ['--demo-auto'] : []),
    // A demo may stand over night; nobody wants it to restart while somebody looks.
    ...(kiosk ? ['--kiosk', '--exit-pin-file', pinFile, '--nightly-restart', 'off'] : []),
    ...(locale === undefined ? [] : ['--locale', locale]),
  ];
}

/** @param folder one that only this user can read */
export async function writeSecret(folder: string, name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `${text}\n`, { mode: 0o600 });
  return file;
}
