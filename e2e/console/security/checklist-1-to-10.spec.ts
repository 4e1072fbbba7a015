/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), item by item, under the checklist's own names,
 * on a running console. Items 1 to 10.
 */
import { expect, test } from '@playwright/test';
import { isLive, launchConsole, runConsole, type RunningConsole } from '../launch';
import { askEveryPermission, attempt, lastWebPreferences, type WebPreferences } from './probes';

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

test('1. Only load secure content', async () => {
  const requests: string[] = [];
  running.page.on('request', (request) => requests.push(request.url()));
  await running.page.reload();
  await isLive(running.page);
  expect(requests.length).toBeGreaterThan(1);
  for (const url of requests) expect(url).toMatch(/^app:\/\/console\//);

  const refused = await runConsole(['--portal', 'http://portal.example']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('--portal needs an https address');
});

test('2. Do not enable Node.js integration for remote content', async () => {
  expect(preferences).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false });
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
  const found = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('3. Enable context isolation in all renderers', async () => {
  expect(preferences.contextIsolation).toBe(true);
  // A page that bends its own built-ins does not bend those of the preload script.
  const view = await running.page.evaluate(async () => {
    const bent = [
      [Array.prototype, 'join'],
      [Function.prototype, 'call'],
    ] as const;
    const before = bent.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? {});
    for (const [owner, name] of bent) Object.defineProperty(owner, name, { value: () => 'bent', configurable: true });
    try {
      return await window.roomConsole.view.get();
    } finally {
      before.forEach((descriptor, index) => {
        const [owner, name] = bent[index] ?? [{}, ''];
        Object.defineProperty(owner, name, descriptor);
      });
    }
  });
  expect(view).toMatchObject({ ok: true });
});

test('4. Enable process sandboxing', () => {
  // Its effect on the processes is shown in real-sandbox.spec.ts, as an ordinary user.
  expect(preferences.sandbox).toBe(true);
});

test('5. Use ses.setPermissionRequestHandler() in all sessions that load remote content', async () => {
  const answers = await askEveryPermission(running.page);
  expect(Object.keys(answers).length).toBeGreaterThan(10);
  for (const [what, answer] of Object.entries(answers)) expect(answer, what).not.toBe('granted');
  // The two sessions a stranger's page could be in as well.
  for (const partition of ['', 'made-later']) {
    expect(
      await running.app.evaluate(async ({ BrowserWindow }, name) => {
        const other = new BrowserWindow({ show: false, webPreferences: name === '' ? {} : { partition: name } });
        await other.loadURL('data:text/html,<title>other</title>');
        const answer: unknown = await other.webContents.executeJavaScript('Notification.requestPermission()', true);
        other.destroy();
        return answer;
      }, partition),
    ).toBe('denied');
  }
});

test('6. Do not disable webSecurity', async () => {
  expect(preferences.webSecurity).toBe(true);
  expect(await attempt(running.page, 'fetch("app://other/")')).toBe('TypeError');
});

test('7. Define a Content-Security-Policy (with restrictive rules)', async () => {
  const policy = await running.app.evaluate(async ({ BrowserWindow }) => {
    const answer = await BrowserWindow.getAllWindows()[0]?.webContents.session.fetch('app://console/index.html');
    return answer?.headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');

  await running.page.evaluate(() => {
    const violated: string[] = [];
    Object.assign(window, { violated });
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const add = (tag: string, attributes: Record<string, string>, text = '') => {
      const element = document.createElement(tag);
      try {
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.textContent = text;
        document.body.append(element);
      } catch {
        violated.push(`${tag} refused at once`);
      }
    };
    add('img', { src: 'https://portal.example/pixel.png' });
    add('link', { rel: 'stylesheet', href: 'https://portal.example/a.css' });
    add('style', {}, 'body { color: red }');
    add('iframe', { src: 'https://portal.example/' });
    add('iframe', { src: '/index.html' });
    add('base', { href: 'https://portal.example/' });
    add('video', { src: 'https://portal.example/v.mp4' });
    add('script', {}, 'window.injected = true');
    add('script', { src: 'https://portal.example/a.js' });
    add('button', { onclick: 'window.injected = true' });
    add('object', { data: 'https://portal.example/' });
    void fetch('https://portal.example/').catch(() => undefined);
    void fetch('/index.html').catch(() => undefined);
  });
  const violated = () => running.page.evaluate(() => Reflect.get(window, 'violated') as string[]);
  for (const directive of [
    ...['img-src', 'style-src-elem', 'frame-src', 'base-uri', 'media-src', 'connect-src', 'require-trusted-types-for'],
    ...['script refused at once', 'button refused at once', 'object refused at once'],
  ]) {
    await expect.poll(violated, directive).toContain(directive);
  }
  expect(await running.page.evaluate(() => 'injected' in window)).toBe(false);
});

test('7b. The page keeps its own policy', async () => {
  const complaints: string[] = [];
  running.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await running.page.reload();
  await isLive(running.page);
  await expect(running.page.getByRole('heading').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('8. Do not enable allowRunningInsecureContent', () => {
  expect(preferences.allowRunningInsecureContent).toBe(false);
});

test('9. Do not enable experimental features', () => {
  expect(preferences.experimentalFeatures).toBe(false);
});

test('10. Do not use enableBlinkFeatures', () => {
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});
