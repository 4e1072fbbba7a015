import { existsSync } from 'node:fs';
import { aptGetLine, installWithApt } from './apt';
import type { Requirement } from './requirements';

/** What the system lacks could not be installed from here. */
export class SystemError extends Error {
  override readonly name = 'SystemError';
}

/** How this machine stands; arguments, so that a test can say otherwise. */
interface Machine {
  readonly platform: NodeJS.Platform;
  readonly debian: boolean;
  readonly root: boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  debian: existsSync('/usr/bin/apt-get'),
  root: process.getuid?.() === 0,
});

/**
 * Makes sure that the system has what a command needs. As root on Debian it says what it installs and installs it;
 * otherwise it names one exact line to run. Windows and macOS bring everything along.
 *
 * @throws SystemError
 */
export async function ensureSystem(
  requirements: readonly Requirement[],
  machine: Machine = thisMachine(),
  install: (packages: readonly string[]) => Promise<void> = installWithApt,
): Promise<void> {
  if (machine.platform !== 'linux') return;
  const lacking = await findLacking(requirements);
  if (lacking.length === 0) return;
  const list = lacking.map(({ requirement, missing }) => `  ${requirement.what}: ${missing}`).join('\n');
  const packages = [...new Set(lacking.flatMap(({ requirement }) => requirement.packages))].sort();
  if (!machine.debian) {
    throw new SystemError(`This system lacks:\n${list}\nInstall what Debian calls: ${packages.join(' ')}`);
  }
  if (!machine.root) {
    throw new SystemError(`This system lacks:\n${list}\nInstall it, then try again:\n  sudo ${aptGetLine(packages)}`);
  }
  process.stderr.write(`This system lacks:\n${list}\nInstalling with apt-get: ${packages.join(' ')}\n`);
  await install(packages);
  const still = await findLacking(requirements);
  if (still.length > 0) {
    const names = still.map(({ requirement, missing }) => `${requirement.what}: ${missing}`).join('; ');
    throw new SystemError(`Installed ${packages.join(' ')}, but still missing are ${names}.`);
  }
}

async function findLacking(requirements: readonly Requirement[]) {
  const results = await Promise.all(
    requirements.map(async (requirement) => ({ requirement, missing: await requirement.missing() })),
  );
  return results.flatMap(({ requirement, missing }) => (missing === undefined ? [] : [{ requirement, missing }]));
}
