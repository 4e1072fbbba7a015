import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOptions } from '../../../app/options/options';
import { describeProblem } from '../../../app/options/problems';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let token: string;
beforeAll(async () => {
  folder = await makeTempFolder();
  token = path.join(folder.path, 'token');
  await writeFile(token, 'secret', { mode: 0o600 });
});
afterAll(() => folder.remove());

const PORTAL = ['--portal', 'http://127.0.0.1:4000'];
const find = (args: readonly string[], packaged = false, holdsDemo = !packaged) => {
  const { options, problems } = findOptions(args, packaged, { env: {}, platform: 'linux', holdsDemo });
  return { demo: options.demo, said: problems.map(describeProblem).join('\n') };
};

test('a demo of a portal: its usual times, and those that were asked for', () => {
  expect(find([...PORTAL, '--demo-token-file', token])).toEqual({
    demo: { tokenFile: token, auto: false, speed: 1, idleSeconds: 60, countdownSeconds: 15 },
    said: '',
  });
  const asked = ['--demo-auto', '--demo-speed=2.5', '--demo-idle-seconds', '10'];
  expect(find([...PORTAL, '--demo-token-file', token, ...asked]).demo).toEqual({
    tokenFile: token,
    auto: true,
    speed: 2.5,
    idleSeconds: 10,
    countdownSeconds: 10,
  });
});

describe('is refused', () => {
  test('in a package that holds none, whatever else is right', () => {
    const { demo, said } = find([...PORTAL, '--demo-token-file', token], true);
    expect(demo).toBeNull();
    expect(said).toContain('this package holds none');
    expect(find([...PORTAL, '--demo-auto'], true).said).toContain('--demo-auto is for a demo');
  });
  test('but not in one that was made for it', () => {
    expect(find([...PORTAL, '--demo-token-file', token], true, true).demo?.tokenFile).toBe(token);
  });
  test('without a portal, without a token, and with one that others can read', async () => {
    expect(find(['--demo-token-file', token]).said).toContain('needs --portal');
    expect(find([...PORTAL, '--demo-auto']).said).toContain('--demo-token-file FILE');
    const open = path.join(folder.path, 'open');
    await writeFile(open, 'secret');
    await chmod(open, 0o644);
    expect(find([...PORTAL, '--demo-token-file', open]).said).toContain('only you may read');
    expect(find([...PORTAL, '--demo-token-file', path.join(folder.path, 'none')]).said).toContain('must be there');
  });
  test.each([
    ['--demo-speed', '0'],
    ['--demo-speed', 'fast'],
    ['--demo-idle-seconds', '-1'],
    ['--demo-countdown-seconds', '61'],
  ])('with %s %s', (name, value) => {
    expect(find([...PORTAL, '--demo-token-file', token, `${name}=${value}`]).said).toContain(name);
  });
});
