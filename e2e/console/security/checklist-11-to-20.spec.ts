/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), item by item, under the checklist's own names,
 * on a running console. Items 11 to 20.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loggedEvents } from '../event-log';
import { launchConsole, type RunningConsole } from '../launch';
import { readFuses } from './fuses';
import { attempt, lastWebPreferences, loadInPageSession, strangerAsks, type WebPreferences } from './probes';
import { packedTwin } from './twin';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const PAGE = /^app:\/\/console\/index\.html/;

let running: RunningConsole;
let preferences: WebPreferences;

test.beforeAll(async () => {
  running = await launchConsole();
  preferences = await lastWebPreferences(running.app);
  await expect(running.page.getByRole('heading').first()).toBeVisible();
});
test.afterAll(async () => {
  expect(await running.close()).toBe(0);
});

test('11. <webview>: Do not use allowpopups', async () => {
  expect(preferences.webviewTag).toBe(false);
  const kind = await running.page.evaluate(() => {
    const element = document.createElement('webview');
    element.setAttribute('allowpopups', '');
    return 'getURL' in element;
  });
  expect(kind).toBe(false);
});

test('12. <webview>: Verify options and params', async () => {
  // Even a window that somebody gave the tag gets no webview.
  const kinds = await running.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const other = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await other.loadURL('data:text/html,<webview src="data:text/html,x" allowpopups nodeintegration></webview>');
    const all = webContents.getAllWebContents().map((contents) => contents.getType());
    other.destroy();
    return all;
  });
  expect(kinds).not.toContain('webview');
  await expect.poll(() => loggedEvents(running.userDataDir)).toContain('app.webview.refused');
});

test('13. Disable or limit navigation', async () => {
  for (const target of [
    'https://portal.example/',
    'app://console/other.html',
    'file:///etc/passwd',
    'data:text/html,x',
  ]) {
    await attempt(running.page, `location.assign(${JSON.stringify(target)})`);
    await running.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href, textContent: 'away' });
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    expect(running.page.url()).toMatch(PAGE);
  }
  await running.page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), { action: 'https://portal.example/', method: 'post' });
    document.body.append(form);
    form.submit();
    form.remove();
  });
  await expect.poll(() => loggedEvents(running.userDataDir)).toContain('app.navigation.refused');
  // Asked in the page itself: Playwright still waits for the navigations that were refused.
  expect(
    await running.page.evaluate(() => [location.origin + location.pathname, document.querySelector('h1') !== null]),
  ).toEqual(['app://console/index.html', true]);
});

test('14. Disable or limit creation of new windows', async () => {
  expect(await running.page.evaluate(() => window.open('https://portal.example/') === null)).toBe(true);
  expect(await running.page.evaluate(() => window.open('about:blank') === null)).toBe(true);
  await running.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'https://portal.example/',
      target: '_blank',
      textContent: 'new',
    });
    document.body.append(link);
    link.click();
    link.remove();
  });
  expect(running.app.windows()).toHaveLength(1);

  // The page's own policy (`sandbox`) has refused these; a page without it meets the guard.
  const opened = await running.app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ show: false });
    await other.loadURL('data:text/html,<title>other</title>');
    const answer: unknown = await other.webContents.executeJavaScript("window.open('about:blank') !== null", true);
    const count = BrowserWindow.getAllWindows().length;
    other.destroy();
    return { answer, count };
  });
  expect(opened).toEqual({ answer: false, count: 2 });
  await expect.poll(() => loggedEvents(running.userDataDir)).toContain('app.window.refused');
});

test('15. Do not use shell.openExternal with untrusted content', async () => {
  await running.app.evaluate(({ shell }) => {
    const calls: string[] = [];
    Object.assign(globalThis, { opened: calls });
    shell.openExternal = (url) => (calls.push(url), Promise.resolve());
  });
  for (const target of ['mailto:a@portal.example', 'ms-settings:', 'https://portal.example/', 'tel:1']) {
    await attempt(running.page, `window.open(${JSON.stringify(target)})`);
    await attempt(running.page, `location.assign(${JSON.stringify(target)})`);
  }
  expect(await running.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)).toEqual([]);
});

test('16. Use a current version of Electron', async () => {
  const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  // Pinned exactly, so that an update is a decision; 45 was current when it was last decided.
  const pinned = /^(\d+)\.\d+\.\d+$/.exec(manifest.devDependencies['electron'] ?? '');
  expect(Number(pinned?.[1])).toBeGreaterThanOrEqual(45);
});

test('17. Validate the sender of all IPC messages', async () => {
  // A window with our preload script and our page that the console did not make for itself.
  const answers = await strangerAsks(running.app);
  expect(answers).toEqual(Array.from({ length: 16 }, () => ({ ok: false, error: { code: 'ipc.refused' } })));
  await expect.poll(() => loggedEvents(running.userDataDir)).toContain('app.ipc.refused');
  // The console itself is answered, also after a reload.
  await running.page.reload();
  expect(await running.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({ ok: true });
});

test('18. Avoid usage of the file:// protocol and prefer usage of custom protocols', async () => {
  expect(running.page.url()).toMatch(PAGE);
  const statuses = await running.app.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const names = [
      'console/index.html',
      'console/..%2f..%2fpackage.json',
      'console/%2e%2e/main/index.js',
      'other/index.html',
    ];
    return Promise.all(names.map(async (name) => (await session?.fetch(`app://${name}`))?.status));
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
  // Even a page that got away would reach nothing: its session has neither files nor a network.
  const elsewhere = [
    'file:///etc/passwd',
    'https://portal.example/',
    'http://127.0.0.1:9/',
    'data:text/html,x',
    'chrome://gpu',
  ];
  const blocked = elsewhere.map(() => 'ERR_BLOCKED_BY_CLIENT');
  expect(await loadInPageSession(running.app, elsewhere)).toEqual(blocked);
});

test('19. Check which fuses you can change', async () => {
  test.setTimeout(180_000);
  const { executable } = await packedTwin();
  // WasmTrapHandlers, the newest, is left at its default, on: electron-builder cannot name it yet.
  expect(await readFuses(executable)).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    // The one fuse that the twin for these tests has on; what people install has it off (build/test).
    EnableNodeCliInspectArguments: true,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('20. Do not expose Electron APIs to untrusted web content', async () => {
  const bridge = await running.page.evaluate(() => {
    const describe = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? {
            frozen: Object.isFrozen(value),
            ...Object.fromEntries(Object.entries(value).map(([name, each]) => [name, describe(each)])),
          }
        : typeof value;
    return describe(window.roomConsole);
  });
  const one = (...names: string[]) => ({
    frozen: true,
    ...Object.fromEntries(names.map((name) => [name, 'function'])),
  });
  expect(bridge).toEqual({
    frozen: true,
    view: one('get', 'subscribe'),
    intent: one('send'),
    secret: one('put'),
    kiosk: one('exit'),
    diagnostics: one('get'),
    preferences: one('get', 'set', 'subscribe'),
    settings: one(...['needsPin', 'unlock', 'stay', 'lock', 'read', 'exportLog', 'reset', 'leaveKiosk', 'subscribe']),
    device: one('restart'),
  });

  const exposed = await running.page.evaluate(() =>
    ['ipcRenderer', 'electron', 'contextBridge', 'webFrame', 'electronAPI'].filter((name) => name in window),
  );
  expect(exposed).toEqual([]);

  // A listener gets the view and nothing else: no event object, through which the sender could be reached.
  const received = await running.page.evaluate(async () => {
    const pushed = new Promise<unknown[]>((resolve) => {
      const stop = window.roomConsole.view.subscribe((...args: unknown[]) => {
        stop();
        resolve(args);
      });
    });
    await window.roomConsole.intent.send({ type: 'setLocale', locale: 'de' });
    const args = await pushed;
    return { count: args.length, keys: Object.keys(args[0] as object) };
  });
  expect(received.count).toBe(1);
  expect(received.keys).toContain('revision');
  expect(received.keys).not.toContain('sender');
});
