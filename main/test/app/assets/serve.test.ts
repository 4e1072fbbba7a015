import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../../app/assets/headers';
import { listAssets } from '../../../app/assets/manifest';
import { createAssetHandler } from '../../../app/assets/serve';

const folder = mkdtempSync(path.join(tmpdir(), 'roomkey-assets-'));
const root = path.join(folder, 'renderer');
let get: (url: string, method?: string) => Promise<Response>;

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(`${root}-secret`);
  writeFileSync(path.join(root, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(root, 'assets', 'main-1.js'), 'void 0');
  writeFileSync(path.join(root, 'assets', 'a b.css'), '');
  writeFileSync(path.join(root, 'assets', 'main-1.js.map'), '{}');
  writeFileSync(path.join(root, '.env'), 'SECRET=1');
  writeFileSync(path.join(`${root}-secret`, 'key.js'), 'secret');
  writeFileSync(path.join(folder, 'outside.js'), 'secret');
  symlinkSync(path.join(folder, 'outside.js'), path.join(root, 'link.js'));
  const handler = createAssetHandler(listAssets(root));
  get = (url, method = 'GET') => handler({ url, method });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('lists the files of known kinds, and no link', () => {
  expect([...listAssets(root).keys()].sort()).toEqual(['/assets/a%20b.css', '/assets/main-1.js', '/index.html']);
});

test.each([
  ['app://console/index.html', 'text/html; charset=utf-8'],
  ['app://console/index.html?theme=dark#top', 'text/html; charset=utf-8'],
  ['app://console/assets/main-1.js', 'text/javascript; charset=utf-8'],
  ['app://console/assets/a%20b.css', 'text/css; charset=utf-8'],
  ['app://console/assets/../index.html', 'text/html; charset=utf-8'],
])('serves %s', async (url, type) => {
  const answer = await get(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
});

test.each([
  'app://console/',
  'app://console/INDEX.HTML',
  'app://console/.env',
  'app://console/assets/main-1.js.map',
  'app://console/link.js',
  'app://console/outside.js',
  'app://console/../outside.js',
  'app://console/..%2foutside.js',
  'app://console/%2e%2e/outside.js',
  'app://console/assets/..%5c..%5coutside.js',
  'app://console/..\\outside.js',
  'app://console//index.html',
  'app://console/index.html/',
  'app://console/index%2ehtml',
  'app://console/index.html%00.js',
  'app://console/../renderer-secret/key.js',
  'app://console/assets',
  'app://console/c:/windows/win.ini',
  'app://console/etc/passwd',
  'app://other/index.html',
  'app://console:80/index.html',
  'app://user@console/index.html',
  'app://console.example/index.html',
  'file:///etc/passwd',
  'https://console/index.html',
  'not an address',
])('knows nothing of %s', async (url) => {
  const answer = await get(url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

test.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
  const answer = await get('app://console/index.html', method);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET');
});

describe('headers', () => {
  test('stand on every answer', async () => {
    for (const answer of [
      await get('app://console/index.html'),
      await get('app://console/x'),
      await get('app://console/x', 'POST'),
    ]) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers.get(name)).toBe(value);
    }
  });

  test('the policy allows the page’s own files and nothing else', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    const directives: Readonly<Record<string, string>> = Object.fromEntries(
      CONTENT_SECURITY_POLICY.split('; ').map((each) => [each.split(' ')[0] ?? '', each]),
    );
    for (const name of ['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(directives[name]).toBe(`${name} 'none'`);
    }
    expect(directives['script-src']).toBe("script-src 'self'");
    expect(directives['connect-src']).toBeUndefined();
  });
});

test('a page is served with the attributes that its first paint depends on, other files as they are', async () => {
  const handler = createAssetHandler(listAssets(root), { attributes: () => ({ 'data-theme': 'dark' }) });
  writeFileSync(path.join(root, 'index.html'), '<!doctype html><html lang="en"><p></p></html>');
  const text = async (url: string) => (await handler({ url, method: 'GET' })).text();
  expect(await text('app://console/index.html')).toBe(
    '<!doctype html><html data-theme="dark" lang="en"><p></p></html>',
  );
  expect(await text('app://console/assets/main-1.js')).toBe('void 0');
});
