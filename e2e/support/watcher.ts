/**
 * A kiosk's watcher as systemd would be one, where systemd does not run: it reads the unit that ships, and does what
 * `Restart=always` and `RestartPreventExitStatus=` of systemd.service(5) say.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const UNIT = path.resolve(import.meta.dirname, '../../build/kiosk/linux/roomkey-kiosk.service');

export interface Watcher {
  /** The process id of what runs now. */
  pid(): number;
  /** How each start ended, in order. */
  readonly endings: readonly (number | string)[];
  /** Resolves when the service is left alone. */
  readonly left: Promise<void>;
}

export async function watchAsSystemd(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Watcher> {
  const unit = await readFile(UNIT, 'utf8');
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1] ?? '';
  if (value('Restart') !== 'always') throw new Error('This watcher knows Restart=always alone');
  const prevented = value('RestartPreventExitStatus').split(' ').map(Number);
  const pauseMs = Number(/^(\d+)ms$/.exec(value('RestartSec'))?.[1]);

  const endings: (number | string)[] = [];
  let child: ChildProcess;
  const left = new Promise<void>((resolve) => {
    const start = () => {
      child = spawn(executable, [...args], { env, stdio: 'ignore' });
      child.once('exit', (code, signal) => {
        endings.push(code ?? signal ?? 'unknown');
        if (code !== null && prevented.includes(code)) resolve();
        else setTimeout(start, pauseMs);
      });
    };
    start();
  });
  return { pid: () => child.pid ?? 0, endings, left };
}
