/** The demo on a machine whose network is down: the kernel takes it away, nothing is faked. */
import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NAMESPACE = process.getuid?.() === 0 ? ['--net'] : ['--user', '--map-root-user', '--net'];

test.skip(process.platform !== 'linux', 'Linux alone has networks that a test can do without');
test.skip(
  () => spawnSync('unshare', [...NAMESPACE, 'ip', 'link', 'set', 'lo', 'up']).status !== 0,
  'This machine gives nobody a network namespace of their own',
);

test('with nothing but loopback the demo plays, is approved and is reset as ever', async () => {
  test.setTimeout(120_000);
  const inside = [process.execPath, '--import', 'tsx', 'e2e/support/demo-without-network.ts'];
  const { stdout } = await promisify(execFile)('unshare', [...NAMESPACE, ...inside], { cwd: ROOT });
  const { interfaces, ...seen } = JSON.parse(stdout) as Record<string, unknown>;
  expect(new Set(interfaces as boolean[])).toEqual(new Set([true]));
  expect(seen).toEqual({
    elsewhere: 'ENETUNREACH',
    started: 'done',
    step: 'home',
    reset: 'done',
    offline: [],
    failed: [],
  });
});
