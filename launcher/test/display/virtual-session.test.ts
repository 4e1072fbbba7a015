import { execFile } from 'node:child_process';
import { access, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';
import { startVirtualSession } from '../../display/virtual-session';
import { createChildren } from '../../process/children';
import { poll } from '../../process/poll';
import { temporaryFolder } from '../temporary-folder';

const run = promisify(execFile);

async function openSession(home: string) {
  const children = createChildren();
  const session = await startVirtualSession(children, home, '320x200');
  const close = async () => {
    await children.stop();
    await session.remove();
  };
  onTestFinished(close);
  return { ...session, close };
}

/** Reads or writes an entry with the package that the console uses. */
async function keychain(env: NodeJS.ProcessEnv, expression: string): Promise<string> {
  const keytar = JSON.stringify(path.join(projectRoot, 'node_modules/keytar'));
  const script = `const keytar = require(${keytar}); ${expression}.then((value) => console.log(value))`;
  const { stdout } = await run(process.execPath, ['-e', script], { env, timeout: 20_000 });
  return stdout.trim();
}

test('a virtual session has a keyring of its own, which opens again the next time', async () => {
  const home = await temporaryFolder();
  const first = await openSession(home);
  await keychain(first.env, `keytar.setPassword('launcher-test', 'a', 'kept')`);
  expect(await readdir(path.join(home, 'keyring', 'keyrings'))).toContain('login.keyring');
  expect((await stat(path.join(home, 'keyring', 'password'))).mode & 0o777).toBe(0o600);
  await first.close();

  const second = await openSession(home);
  expect(await keychain(second.env, `keytar.getPassword('launcher-test', 'a')`)).toBe('kept');
});

test('a virtual screen can be read and typed into only with its cookie', async () => {
  const session = await openSession(await temporaryFolder());
  await expect(run('xdotool', ['getmouselocation'], { env: session.env })).resolves.toBeDefined();
  await expect(
    run('xdotool', ['getmouselocation'], { env: { ...session.env, XAUTHORITY: '/dev/null' } }),
  ).rejects.toThrow(/Authorization required|open display/);
});

test('the picture shows the screen, and is gone afterwards', async () => {
  const folder = await temporaryFolder();
  const session = await openSession(folder);
  const file = path.join(folder, 'console.png');
  const picture = session.picture(file);
  const png = await poll('No picture appeared', 20_000, () => readFile(file).catch(() => undefined));

  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 200]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const idat = png.indexOf('IDAT');
  const pixels = inflateSync(png.subarray(idat + 4, idat + 4 + png.readUInt32BE(idat - 4)));
  expect(pixels).toHaveLength((320 * 3 + 1) * 200);

  await picture.stop();
  await expect(access(file)).rejects.toThrow('ENOENT');
});
