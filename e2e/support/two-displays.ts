/** An X server of its own with two displays that have no monitor, and cables that a test can pull. Linux only. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { endChild, execute, firstLine } from '../../main/test/support/child';
import { waitFor } from './wait-for';

/** The console's and the room's, side by side. */
export const CONSOLE_DISPLAY = { x: 0, y: 0, width: 1280, height: 800 } as const;
export const ROOM_DISPLAY = { x: 1280, y: 0, width: 1920, height: 1080 } as const;
const OUTPUTS = {
  console: ['DUMMY0', CONSOLE_DISPLAY],
  room: ['DUMMY1', ROOM_DISPLAY],
} as const;
type Which = keyof typeof OUTPUTS;

export class TwoDisplays {
  readonly #children: readonly ChildProcess[];
  readonly #plugged = new Set<Which>();
  /** For programs that shall appear on them. */
  readonly env: { readonly DISPLAY: string; readonly XAUTHORITY: undefined; readonly WAYLAND_DISPLAY: undefined };

  private constructor(display: string, children: readonly ChildProcess[]) {
    this.env = { DISPLAY: display, XAUTHORITY: undefined, WAYLAND_DISPLAY: undefined };
    this.#children = children;
  }

  /** Both plugged in, the console's being the primary one, under a window manager. */
  static async start(): Promise<TwoDisplays> {
    const config = path.join(import.meta.dirname, 'xorg-dummy.conf');
    const server = [
      ...['Xorg', '-displayfd', '3', '-config', config, '-logfile', '/dev/null'],
      ...['-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts'],
    ];
    // Only root may name a configuration of its own.
    const asRoot = process.getuid?.() === 0 ? server : ['sudo', '--non-interactive', '--close-from=4', ...server];
    const [command = '', ...args] = asRoot;
    const xorg = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const display = `:${await firstLine(xorg, 3)}`;
    const windowManager = spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } });
    const displays = new TwoDisplays(display, [windowManager, xorg]);
    await displays.#xrandr('--addmode', 'DUMMY0', '1280x800');
    await displays.#xrandr('--addmode', 'DUMMY1', '1920x1080');
    await displays.plug('console');
    await displays.plug('room');
    await waitFor('the window manager', async () => {
      const { stdout } = await execute('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], {
        env: this.environment(display),
      });
      return stdout.includes('window id') || undefined;
    });
    return displays;
  }

  private static environment(display: string): NodeJS.ProcessEnv {
    return { ...process.env, DISPLAY: display, XAUTHORITY: undefined };
  }

  /** Everything that is plugged in gets its place: xrandr moves what is left to the corner. */
  async plug(which: Which): Promise<void> {
    this.#plugged.add(which);
    const outputs = [...this.#plugged].flatMap((each) => {
      const [output, { x, y, width, height }] = OUTPUTS[each];
      const primary = each === 'console' ? ['--primary'] : [];
      return ['--output', output, '--mode', `${width}x${height}`, '--pos', `${x}x${y}`, ...primary];
    });
    await this.#xrandr(...outputs);
  }

  async unplug(which: Which): Promise<void> {
    this.#plugged.delete(which);
    await this.#xrandr('--output', OUTPUTS[which][0], '--off');
  }

  async stop(): Promise<void> {
    for (const child of this.#children) await endChild(child);
  }

  async #xrandr(...args: string[]): Promise<void> {
    const env = TwoDisplays.environment(this.env.DISPLAY);
    await execute('xrandr', args, { env });
    // A query has the server look at its outputs anew, as the plug of a real cable does; programs only ask what it knows.
    await execute('xrandr', ['--query'], { env });
  }
}
