import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lockDataDirectory } from '../../server/store/data-directory-lock';
import { temporaryFolder } from '../test-portal';

const unexpected = (cause: Error) => {
  throw cause;
};
const source = path.resolve('portal/server/store/data-directory-lock.ts');

/** Another process that takes the lock, says so, and stays. */
async function holdInOtherProcess(folder: string) {
  const script = path.join(await temporaryFolder(), 'hold.mts');
  await writeFile(
    script,
    `import { lockDataDirectory } from ${JSON.stringify(source)};
     await lockDataDirectory(${JSON.stringify(folder)}, () => process.exit(9));
     console.log('held');
     setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('a second process is refused while the first lives, and takes over after kill -9', async () => {
  const folder = await temporaryFolder();
  const child = await holdInOtherProcess(folder);
  const refused = {
    code: 'dataDirectory.locked',
    exitCode: 3,
    message: expect.stringContaining(String(child.pid)) as string,
  };
  await expect(lockDataDirectory(folder, unexpected)).rejects.toMatchObject(refused);

  child.kill('SIGKILL');
  await once(child, 'exit');
  const unlock = await lockDataDirectory(folder, unexpected);
  await expect(lockDataDirectory(folder, unexpected)).rejects.toMatchObject({ code: 'dataDirectory.locked' });
  await unlock();
});

test('an unlocked directory can be locked at once', async () => {
  const folder = await temporaryFolder();
  await (
    await lockDataDirectory(folder, unexpected)
  )();
  await (
    await lockDataDirectory(folder, unexpected)
  )();
});
