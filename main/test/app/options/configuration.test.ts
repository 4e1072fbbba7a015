/** Command line, environment and file: which counts, what is refused, and where it stands. */
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machineWideFile } from '../../../app/options/config-file';
import { findOptions } from '../../../app/options/options';
import { describeProblem } from '../../../app/options/problems';
import { nearestName, switchOf, variableOf } from '../../../app/options/setting-names';
import { AUTHORITY, HERE, makeCertificate, serverFor } from '../../support/certificates';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let count = 0;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(() => folder.remove());

async function fileWith(content: unknown): Promise<string> {
  const file = path.join(folder.path, `console-${(count += 1)}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const find = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  findOptions(args, true, { env, platform: 'linux' });

async function read(content: unknown, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const file = await fileWith(content);
  const { options, problems } = find(['--config', file, ...args], env);
  return { options, problems: problems.map((each) => describeProblem(each).replace(file, 'FILE')) };
}

describe('precedence', () => {
  it('is command line, environment, file', async () => {
    const file = { portal: 'https://file.example', locale: 'ar', theme: 'dark' };
    const env = { ROOMKEY_PORTAL_URL: 'https://environment.example', ROOMKEY_LOCALE: 'de' };
    const { options, problems } = await read(file, ['--portal', 'https://line.example'], env);
    expect(problems).toEqual([]);
    expect(options).toMatchObject({ portalUrl: 'https://line.example/', locale: 'de', theme: 'dark' });
  });

  it('lets an empty variable be none', async () => {
    expect((await read({ locale: 'ar' }, [], { ROOMKEY_LOCALE: '' })).options.locale).toBe('ar');
  });

  it('names a wrong value by where it stands, not by what it would have replaced', async () => {
    const { problems } = await read({ locale: 'tlh' }, [], { ROOMKEY_LOCALE: 'de' });
    expect(problems).toEqual([]);
    expect((await read({ locale: 'de' }, [], { ROOMKEY_LOCALE: 'tlh' })).problems).toEqual([
      expect.stringMatching(/^ROOMKEY_LOCALE needs one of: en, de/),
    ]);
  });

  it('finds the file by the environment too', async () => {
    const file = await fileWith({ theme: 'contrast' });
    expect(find([], { ROOMKEY_CONFIG: file }).options.theme).toBe('contrast');
  });

  it('looks in the machine’s own place, where nothing need be', () => {
    expect(machineWideFile('linux', {})).toBe('/etc/roomkey/console.json');
    expect(machineWideFile('win32', { ProgramData: String.raw`D:\Data` })).toBe(
      String.raw`D:\Data\Roomkey\console.json`,
    );
    expect(find(['--config', path.join(folder.path, 'none')]).problems).toMatchObject([{ code: 'unreadable' }]);
  });
});

it('reads every setting', async () => {
  const pin = 'A1'.repeat(32);
  const { options, problems } = await read({
    $schema: './console.schema.json',
    portal: 'https://portal.example',
    portalCertificate: pin.match(/../g)?.join(':'),
    proxy: 'http://proxy.example:3128',
    proxyBypass: ['*.example', '10.0.0.0/8'],
    kiosk: false,
    exitPinFile: 'pin',
    consoleDisplay: 2,
    frontOfRoomDisplay: 'none',
    locale: 'de',
    theme: 'contrast',
    nightlyRestart: '23:30-01:15',
    contact: ' Help desk, 4711 ',
    userDataDir: 'state',
    logFolder: '/var/log/roomkey',
    exportDir: 'exports',
  });
  expect(problems).toEqual([]);
  expect(options).toMatchObject({
    portalUrl: 'https://portal.example/',
    portalPin: pin.toLowerCase(),
    proxy: { mode: 'fixed_servers', proxyRules: 'http://proxy.example:3128', proxyBypassRules: '*.example;10.0.0.0/8' },
    kiosk: false,
    // From the file's own folder.
    exitPinFile: path.join(folder.path, 'pin'),
    userDataDir: path.join(folder.path, 'state'),
    logFolder: '/var/log/roomkey',
    exportDir: path.join(folder.path, 'exports'),
    displays: { console: 2, frontOfRoom: 'none' },
    nightlyRestart: { start: 1410, end: 75 },
    contact: 'Help desk, 4711',
  });
});

it('takes from the environment what the file takes', () => {
  const { options, problems } = find([], {
    ROOMKEY_KIOSK: 'no',
    ROOMKEY_PROXY: 'socks5://127.0.0.1:1080',
    ROOMKEY_PROXY_BYPASS: 'a.example, b.example',
    ROOMKEY_CONSOLE_DISPLAY: '7',
    ROOMKEY_NIGHTLY_RESTART: 'off',
  });
  expect(problems).toEqual([]);
  expect(options).toMatchObject({
    kiosk: false,
    proxy: { proxyRules: 'socks5://127.0.0.1:1080', proxyBypassRules: 'a.example;b.example' },
    displays: { console: 7 },
    nightlyRestart: null,
  });
});

describe('what is wrong', () => {
  it.each<[content: string, problem: string | RegExp]>([
    ['{\n  "prtal": "https://portal.example"\n}', 'FILE:2:3: “prtal” is no setting; did you mean “portal”?'],
    ['{ "whatever": 1 }', 'FILE:1:3: “whatever” is no setting'],
    ['{ "__proto__": { "kiosk": true } }', 'FILE:1:3: “__proto__” is no setting'],
    ['{\n  "locale": "de",\n  "theme": "blue"\n}', 'FILE:3:12: “theme” needs one of: system, light, dark, contrast'],
    ['{ "kiosk": "yes" }', 'FILE:1:12: “kiosk” needs true or false; as a switch it takes no value'],
    ['{ "portal": "http://portal.example" }', /^FILE:1:13: “portal” needs an https address/],
    ['{ "portal": { "url": "https://portal.example" } }', /^FILE:1:13: “portal” needs an https address/],
    ['{ "portal": "https://a.example", "portalCertificate": "12:34" }', /fingerprint: 64 hexadecimal digits$/],
    [`{ "portalCertificate": "${'0'.repeat(64)}" }`, 'FILE:1:24: “portalCertificate” needs “portal” beside it'],
    ['{ "proxyBypass": ["a.example"] }', 'FILE:1:18: “proxyBypass” needs “proxy” beside it'],
    ['{ "proxy": "http://user:secret@proxy.example:3128" }', /^FILE:1:12: “proxy” needs .* without name and password$/],
    ['{ "proxy": "proxy.example:3128" }', /“proxy” needs system, direct, or an address/],
    ['{ "nightlyRestart": "02:00-24:00" }', /“nightlyRestart” needs a window/],
    ['{ "nightlyRestart": "02:00-02:10" }', /“nightlyRestart” needs a window/],
    ['{ "consoleDisplay": "none" }', /“consoleDisplay” needs auto/],
    ['{ "consoleDisplay": 17 }', /“consoleDisplay” needs auto/],
    ['{ "contact": "a\\nb" }', /“contact” needs one line of text/],
    ['{ "locale": "de", "locale": "ar" }', 'FILE:1:19: “locale” is given twice'],
    ['{ "exitPin": "493817" }', /^FILE:1:3: “exitPin”: a PIN or password does not belong here.*“exitPinFile”$/],
    ['{ "locale": "de", }', /^FILE:1:1\d: This is not JSON \(\w+\)$/],
    ['{\n  // a remark\n  "locale": "de"\n}', /^FILE:2:3: This is not JSON \(InvalidCommentToken\)$/],
    ['["locale"]', 'FILE:1:1: This is not JSON (ObjectExpected)'],
    ['', /^FILE:1:1: This is not JSON/],
  ])('%j is told with its place', async (content, problem) => {
    const { problems } = await read(content);
    expect(problems).toHaveLength(1);
    if (typeof problem === 'string') expect(problems[0]).toBe(problem);
    else expect(problems[0]).toMatch(problem);
  });

  it('is told all at once, and never repeats a secret', async () => {
    const content = { exitPin: '493817', proxy: 'http://user:hunter2@proxy.example', kisok: true };
    const { problems } = await read(content);
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toMatch(/493817|hunter2/);
  });

  it('is a nearly right variable', () => {
    expect(find([], { ROOMKEY_PORTAL_ULR: 'https://a.example' }).problems.map(describeProblem)).toEqual([
      'ROOMKEY_PORTAL_ULR is no setting; did you mean ROOMKEY_PORTAL_URL?',
    ]);
    expect(find([], { ROOMKEY_API_TOKEN: 'x', ROOMKEY_ELECTRON: '/x' }).problems).toEqual([]);
  });

  it('takes a byte order mark of Windows’ editors for none', async () => {
    expect((await read('\uFEFF{ "locale": "de" }')).options.locale).toBe('de');
  });
});

describe('the file of a kiosk', () => {
  const isRoot = process.getuid?.() === 0;
  const made: string[] = [];
  afterAll(async () => {
    for (const own of made) await rm(own, { recursive: true });
  });
  /** Below the user's home, which is root's alone where root runs the tests: /tmp, with its sticky bit, is not enough. */
  async function kioskFile(mode: number, folderMode = 0o755): Promise<string> {
    const own = await mkdtemp(path.join(homedir(), '.roomkey-test-'));
    made.push(own);
    const file = path.join(own, 'console.json');
    await writeFile(file, '{ "kiosk": true }');
    await chmod(file, mode);
    await chmod(own, folderMode);
    return file;
  }
  const codes = (file: string) => find(['--config', file]).problems.map(({ code }) => code);

  it.runIf(isRoot)('is taken where only root may write it', async () => {
    expect(codes(await kioskFile(0o644))).toEqual([]);
  });
  it.runIf(process.platform !== 'win32')(
    'is refused where others may write it, or its folder, or where it lies in /tmp',
    async () => {
      expect(codes(await kioskFile(0o664))).toEqual(['tooOpen']);
      expect(codes(await kioskFile(0o646))).toEqual(['tooOpen']);
      expect(codes(await kioskFile(0o644, 0o777))).toEqual(['tooOpen']);
      expect(codes(await fileWith({ kiosk: true }))).toEqual(['tooOpen']);
      const link = path.join(folder.path, `link-${(count += 1)}`);
      await symlink(await kioskFile(0o644), link);
      expect(codes(link)).toEqual(['tooOpen']);
    },
  );
  it('is not looked at so closely where there is no kiosk', async () => {
    expect(codes(await fileWith({ kiosk: false }))).toEqual([]);
  });
});

describe('the organisation’s own authorities', () => {
  it('are read, all of them, and must be authorities', async () => {
    const ca = await makeCertificate(folder.path, { name: 'Contoso CA', extensions: AUTHORITY });
    const other = await makeCertificate(folder.path, { name: 'Other CA', extensions: AUTHORITY });
    const server = await makeCertificate(folder.path, { name: 'server', extensions: serverFor(HERE) });
    await writeFile(path.join(folder.path, 'both.pem'), `# ours\n${ca.cert}${other.cert}`);
    const { options, problems } = await read({ portalAuthorities: 'both.pem' });
    expect(problems).toEqual([]);
    expect(options.authorities.map(({ subject }) => subject)).toEqual([
      'CN=Contoso CA\nO=Contoso',
      'CN=Other CA\nO=Contoso',
    ]);
    expect((await read({ portalAuthorities: server.certFile })).problems).toEqual([
      `FILE:1:22: ${server.certFile} must hold certificates of authorities, in PEM (CN=server, O=Contoso)`,
    ]);
    expect((await read({ portalAuthorities: 'none.pem' })).problems[0]).toContain('(ENOENT)');
    expect((await read({ portalAuthorities: ca.keyFile })).problems[0]).toContain('(0 certificates)');
  });
});

describe('names', () => {
  it('follow the file’s', () => {
    expect([switchOf('frontOfRoomDisplay'), variableOf('frontOfRoomDisplay')]).toEqual([
      'front-of-room-display',
      'ROOMKEY_FRONT_OF_ROOM_DISPLAY',
    ]);
  });
  it.each([
    ['protal', 'portal'],
    ['Locale', 'locale'],
    ['exitPinfile', 'exitPinFile'],
    ['x', null],
    ['something', null],
  ])('%s may mean %s', (typed, meant) => {
    expect(nearestName(typed, ['portal', 'locale', 'exitPinFile', 'kiosk'])).toBe(meant);
  });
});
