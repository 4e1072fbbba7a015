import { randomBytes } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Children } from '../process/children';
import { poll, within } from '../process/poll';

const startMs = 20_000;

export interface XServer {
  /** Such as `:3`. */
  readonly display: string;
  readonly authority: string;
  /** The file through which Xvfb shows its pixels (XWD). */
  readonly frameBuffer: string;
}

/** Starts Xvfb, which takes a free display number itself, and a window manager on it. */
export async function startXServer(children: Children, folder: string, size: string): Promise<XServer> {
  const authority = path.join(folder, 'Xauthority');
  await writeFile(authority, authorityRecord(randomBytes(16)), { mode: 0o600 });
  const number = await within(
    'The virtual screen (Xvfb) did not start',
    startMs,
    new Promise<string>((resolve) => {
      children.start({
        name: 'The virtual screen (Xvfb)',
        command: 'Xvfb',
        // SECURITY: without -auth any local user could read the screen and type into it; -nolisten keeps the network out.
        args: [
          '-displayfd',
          '3',
          '-screen',
          '0',
          `${size}x24`,
          '-auth',
          authority,
          '-nolisten',
          'tcp',
          '-fbdir',
          folder,
        ],
        onLineOfThree: resolve,
      });
    }),
  );
  const display = `:${number.trim()}`;
  await startWindowManager(children, folder, { ...process.env, DISPLAY: display, XAUTHORITY: authority });
  return { display, authority, frameBuffer: path.join(folder, 'Xvfb_screen0') };
}

/** Without one, a window in kiosk mode would not fill the screen. */
async function startWindowManager(children: Children, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const ready = path.join(folder, 'openbox-ready');
  children.start({
    name: 'The window manager (openbox)',
    command: 'openbox',
    args: ['--startup', `touch ${ready}`],
    env,
  });
  await poll('The window manager (openbox) did not start', startMs, () =>
    access(ready).then(
      () => true,
      () => undefined,
    ),
  );
}

/** One MIT-MAGIC-COOKIE-1 entry for every display number (family "wild", see Xau's Xauth.h). */
function authorityRecord(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const familyWild = Buffer.from([0xff, 0xff]);
  const empty = counted(Buffer.alloc(0));
  return Buffer.concat([familyWild, empty, empty, counted(Buffer.from('MIT-MAGIC-COOKIE-1')), counted(cookie)]);
}
