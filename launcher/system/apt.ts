import { spawn } from 'node:child_process';
import { SystemError } from './ensure-system';

const installFlags = ['install', '--yes', '--no-install-recommends'] as const;

/** The one line for a person to run as root. */
export function aptGetLine(packages: readonly string[]): string {
  return `apt-get ${installFlags.join(' ')} ${packages.join(' ')}`;
}

/** Refreshes the package lists and installs; apt-get's words go to standard error. */
export async function installWithApt(packages: readonly string[]): Promise<void> {
  await aptGet(['update']);
  await aptGet([...installFlags, ...packages]);
}

async function aptGet(args: readonly string[]): Promise<void> {
  const apt = spawn('apt-get', ['--quiet=2', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    apt.once('error', reject);
    apt.once('close', resolve);
  });
  if (code === 0) return;
  throw new SystemError(
    `apt-get ${args[0] ?? ''} failed (exit code ${String(code)}). Its reason stands above; \`apt-get ${args.join(' ')}\` repeats it.`,
  );
}
