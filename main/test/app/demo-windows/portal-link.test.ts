import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isOfPortal, parsePortalLink, readPortalLink } from '../../../app/demo-windows/portal-link';
import { makeTempFolder } from '../../support/temp-folder';

const TOKEN = 'a'.repeat(43);

test('a link is its portal and its token', () => {
  expect(parsePortalLink(`http://127.0.0.1:8443/#/sign-in?token=${TOKEN}`)).toEqual({
    origin: 'http://127.0.0.1:8443',
    hostname: '127.0.0.1',
    token: TOKEN,
  });
  expect(parsePortalLink(`https://[fd00::1]:8443/#/sign-in?token=${TOKEN}`)?.hostname).toBe('fd00::1');
});

test('the plain page is one where somebody has to sign in', () => {
  expect(parsePortalLink('http://127.0.0.1:8443/#/sign-in')?.token).toBeNull();
});

test.each([
  ['another machine without https', `http://portal.example/#/sign-in?token=${TOKEN}`],
  ['a page that is no sign-in', 'http://127.0.0.1:8443/#/requests'],
  ['a program', 'file:///etc/passwd'],
  ['nothing', ''],
])('%s is refused', (_what, text) => {
  expect(parsePortalLink(text)).toBeNull();
});

test('a file that others may read, or that is not there, is not used', async () => {
  const folder = await makeTempFolder();
  onTestFinished(() => folder.remove());
  const file = path.join(folder.path, 'link');
  await writeFile(file, `http://127.0.0.1:1/#/sign-in?token=${TOKEN}\n`, { mode: 0o600 });
  expect(readPortalLink(file)?.token).toBe(TOKEN);
  await chmod(file, 0o644);
  expect(readPortalLink(file)).toBeNull();
  expect(readPortalLink(`${file}.missing`)).toBeNull();
});

test('the window asks for nothing but its portal', () => {
  const origin = 'http://127.0.0.1:8443';
  expect(isOfPortal(`${origin}/api/session`, origin)).toBe(true);
  expect(isOfPortal(`blob:${origin}/6a2c`, origin)).toBe(true);
  for (const other of [`${origin}.example/`, 'http://127.0.0.1:9/', 'https://example.com/', 'file:///etc/passwd'])
    expect(isOfPortal(other, origin), other).toBe(false);
});
