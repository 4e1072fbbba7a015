/** The packed console as an ordinary user has it: Chromium's sandbox on, also where the tests run as root. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `nobody` and `nogroup` on Debian. */
const NOBODY = 65534;

export interface OrdinaryUser {
  /** What to start instead of the executable. */
  readonly executable: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** As root on Linux: a copy with the sandbox's helper set up as a package does it, and a display that belongs to nobody. */
export async function asOrdinaryUser(packed: {
  readonly directory: string;
  readonly executable: string;
}): Promise<OrdinaryUser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-sandbox-'));
  const home = path.join(folder, 'home');
  await mkdir(home);
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return { executable: packed.executable, home, env: {}, remove: () => remove(folder) };
  }
  await chmod(folder, 0o755);
  await chown(home, NOBODY, NOBODY);
  const copy = path.join(folder, 'app');
  await cp(packed.directory, copy, { recursive: true });
  await chmod(path.join(copy, 'chrome-sandbox'), 0o4755);
  const start = path.join(folder, 'start');
  const program = path.join(copy, path.basename(packed.executable));
  await writeFile(
    start,
    `#!/bin/sh\nexec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups -- '${program}' "$@"\n`,
    { mode: 0o755 },
  );
  const { display, server } = await ownDisplay();
  return {
    executable: start,
    home,
    env: { HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display, XAUTHORITY: '' },
    async remove() {
      server.kill();
      await remove(folder);
    },
  };
}

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** The server of the test run admits its own user only. */
async function ownDisplay(): Promise<{ display: string; server: ChildProcess }> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { uid: NOBODY, gid: NOBODY, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${String(code)}`)));
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return { display: `:${number}`, server };
}

export interface ProcessState {
  readonly kind: string;
  readonly uid: number;
  readonly seccomp: number;
  readonly noNewPrivileges: number;
  readonly capabilities: string;
  readonly pidNamespace: string;
  readonly networkNamespace: string;
}

/** The processes of one console on Linux, by what Chromium calls them (`browser`, `renderer`, …), from /proc. */
export async function consoleProcesses(mainPid: number): Promise<readonly ProcessState[]> {
  const found = new Map<number, { parent: number; state: ProcessState }>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const read = await readProcess(Number(name)).catch(() => null);
    if (read !== null) found.set(Number(name), read);
  }
  const isOurs = (pid: number): boolean => pid === mainPid || (found.has(pid) && isOurs(found.get(pid)?.parent ?? 0));
  return [...found].filter(([pid]) => isOurs(pid)).map(([, { state }]) => state);
}

async function readProcess(pid: number): Promise<{ parent: number; state: ProcessState }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): string => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? '';
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8');
  return {
    parent: Number(field('PPid')),
    state: {
      kind: /--type=([\w-]+)/.exec(commandLine)?.[1] ?? 'browser',
      uid: Number(field('Uid')),
      seccomp: Number(field('Seccomp')),
      noNewPrivileges: Number(field('NoNewPrivs')),
      capabilities: field('CapEff'),
      pidNamespace: await readlink(`/proc/${pid}/ns/pid`),
      networkNamespace: await readlink(`/proc/${pid}/ns/net`),
    },
  };
}
