import { describe, expect, test } from 'vitest';
import { ensureSystem } from '../../system/ensure-system';
import { missingLibraries, parseMissing } from '../../system/missing-libraries';
import { type Requirement, testTools, virtualScreen } from '../../system/requirements';

const there: Requirement = { what: 'something', packages: ['thing'], missing: () => Promise.resolve(undefined) };
const lacking = (what: string, name: string, packages: string[]): Requirement => ({
  what,
  packages,
  missing: () => Promise.resolve(name),
});
const debian = { platform: 'linux', debian: true, root: false } as const;
const neverInstall = () => Promise.reject(new Error('must not install'));

describe('what the system lacks', () => {
  test('is not looked for on Windows and macOS', async () => {
    const requirement = { ...there, missing: () => Promise.reject(new Error('must not look')) };
    await ensureSystem([requirement], { ...debian, platform: 'win32' }, neverInstall);
    await ensureSystem([requirement], { ...debian, platform: 'darwin' }, neverInstall);
  });

  test('is nothing when everything is there', async () => {
    await ensureSystem([there, there], { ...debian, root: true }, neverInstall);
  });

  test('is named to an ordinary user with one exact line to run', async () => {
    const requirements = [
      there,
      lacking('a screen (Xvfb)', 'Xvfb', ['xvfb']),
      lacking('libraries', 'libnss3.so', ['libnss3', 'xvfb']),
    ];

    await expect(ensureSystem(requirements, debian, neverInstall)).rejects.toThrow(
      [
        'This system lacks:',
        '  a screen (Xvfb): Xvfb',
        '  libraries: libnss3.so',
        'Install it, then try again:',
        '  sudo apt-get install --yes --no-install-recommends libnss3 xvfb',
      ].join('\n'),
    );
  });

  test('is installed as root on Debian, once', async () => {
    const installed: string[][] = [];
    let present = false;
    const requirement: Requirement = {
      what: 'tool',
      packages: ['b', 'a'],
      missing: () => Promise.resolve(present ? undefined : 'tool'),
    };
    const install = (packages: readonly string[]) => {
      installed.push([...packages]);
      present = true;
      return Promise.resolve();
    };

    await ensureSystem([requirement], { ...debian, root: true }, install);

    expect(installed).toEqual([['a', 'b']]);
  });

  test('is named again when installing did not bring it', async () => {
    await expect(
      ensureSystem([lacking('tool', 'tool', ['a'])], { ...debian, root: true }, () => Promise.resolve()),
    ).rejects.toThrow('Installed a, but still missing are tool: tool.');
  });

  test('is told by package name on other systems', async () => {
    await expect(
      ensureSystem([lacking('tool', 'tool', ['a'])], { ...debian, debian: false }, neverInstall),
    ).rejects.toThrow('Install what Debian calls: a');
  });
});

test('ldd names the libraries that are missing', async () => {
  expect(
    parseMissing('\tlinux-vdso.so.1 (0x0)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n'),
  ).toEqual(['libnss3.so']);
  expect(await missingLibraries(process.execPath)).toBeUndefined();
});

test.each([...virtualScreen, ...testTools].map((each) => [each.what, each] as const))(
  '%s is found on a machine that runs these tests',
  async (_what, requirement) => {
    expect(await requirement.missing()).toBeUndefined();
  },
);
