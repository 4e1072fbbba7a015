import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
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

test.runIf(process.platform === 'linux')('a holder that ended unnoticed by its parent is taken over from', async () => {
  const folder = await temporaryFolder();
  await (
    await lockDataDirectory(folder, unexpected)
  )();
  await mkdir(path.join(folder, 'portal.lock'));
  // The shell becomes a program that never asks for its child; only then the child, which has waited for a line, ends.
  const script = 'exec 3<&0; read line <&3 & echo $!; exec sleep 60';
  const parent = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [pid] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string];
  const isNow = (id: string, file: string, content: RegExp) =>
    vi.waitFor(async () => expect(await readFile(`/proc/${id}/${file}`, 'utf8')).toMatch(content), 30_000);
  await isNow(String(parent.pid), 'comm', /^sleep$/m);
  parent.stdin.end('\n');
  await isNow(pid.trim(), 'stat', /\) Z /);
  await writeFile(path.join(folder, 'portal.pid'), JSON.stringify({ pid: Number(pid), host: hostname() }));
  await (
    await lockDataDirectory(folder, unexpected)
  )();
  parent.kill();
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
