/** The first paint is the real screen: what main serves, without any script run, looks like the page that takes its place. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { isLive, launchConsole, type RunningConsole } from './launch';

/** Share of the pixels that may differ: edges of letters, and the fade of what scrolls, which is measured by script. */
const TOLERATED = 0.01;
/** Nobody answers there. */
const PORTAL = 'http://127.0.0.1:9';

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomkey-first-paint-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A console that has come this far, as it is found after a power cut. */
async function saved(stage: string, locale: string, change: object = {}): Promise<void> {
  const record = {
    ...{ version: 1, stage, locale, portalUrl: PORTAL, keysMade: true, request: null, rejection: null, account: null },
    device: { make: 'Lenovo', model: 'ThinkSmart Hub', serial: 'MJ0A1B2C', os: 'Windows 11 IoT', source: 'measured' },
    ...{ credentialSource: 'request', outbox: [] },
    ...change,
  };
  await writeFile(path.join(folder, 'setup.json'), JSON.stringify({ format: 1, snapshot: null, record }));
}

const rejection = { reason: 'Wrong room', note: 'Berlin 3.14 <b>اليوم</b>' };
for (const { title, stage, locale, theme, textSize, change } of [
  { title: 'the first start', stage: null, locale: 'en', theme: 'light', textSize: 100 },
  { title: 'a rejection', stage: 'rejected', locale: 'ar', theme: 'dark', textSize: 125, change: { rejection } },
  { title: 'an agreement', stage: 'agreement', locale: 'de', theme: 'contrast', textSize: 100 },
] as const) {
  test(`${title} in ${locale}, ${theme}: painted before the page’s code ran, and just as that shows it`, async () => {
    if (stage !== null) await saved(stage, locale, change);
    await writeFile(
      path.join(folder, 'preferences.json'),
      JSON.stringify({ format: 1, theme, textSize, motion: 'system' }),
    );
    const room = await launchConsole({ portal: PORTAL, userDataDir: folder, args: ['--locale', locale] });
    try {
      const { painted, ready } = await timesOf(room);
      expect(painted).toBeLessThan(ready);
      expect(await entrances(room)).toEqual([]);
      await room.page.evaluate(() => document.fonts.ready);
      const { first, html } = await servedScreen(room);
      expect(html).toContain('data-first-screen');
      expect(html).toContain(`data-step="${stage ?? 'welcome'}"`);
      expect(html).toContain(`data-theme="${theme}" data-text-size="${textSize}" data-motion="system"`);
      expect(html).toContain(stage === null ? 'Get started' : CATALOGUES[locale].steps[stage].title);
      expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`));
      if (change !== undefined) expect(html).toContain('Berlin 3.14 &lt;b&gt;اليوم&lt;/b&gt;');
      await expect.poll(() => differenceTo(room, first)).toBeLessThan(TOLERATED);
    } finally {
      await room.close();
    }
  });
}

for (const { stage, change } of [
  {
    stage: 'awaitingApproval',
    change: {
      request: {
        ...{ requestId: 'R-1', userCode: 'WDJB-MJHT', roomName: 'Berlin', intervalSeconds: 5 },
        ...{ enteredAt: Date.now() - 3_600_000, expiresAt: Date.now() + 5 * 3_600_000 },
      },
    },
  },
  { stage: 'home', change: { account: { upn: 'berlin@contoso.test', roomName: 'Berlin' } } },
] as const) {
  test(`${stage}, which shows the time, is painted before the page’s code ran`, async () => {
    await saved(stage, 'en', change);
    const room = await launchConsole({ portal: PORTAL, userDataDir: folder });
    try {
      const { painted, ready } = await timesOf(room);
      expect(painted).toBeLessThan(ready);
    } finally {
      await room.close();
    }
  });
}

test('a press before the page’s own code is there is taken', async () => {
  const room = await launchConsole({ portal: PORTAL, userDataDir: folder });
  try {
    await holdCode(room);
    await room.page.reload({ waitUntil: 'commit' });
    const button = room.page.locator('[data-first-screen] [data-intent=getStarted]');
    await button.click();
    await button.and(room.page.locator('[aria-busy=true]')).waitFor();
    const step = () => room.page.evaluate(async () => (await window.roomConsole.view.get()) as unknown);
    await expect.poll(step).not.toMatchObject({ value: { step: 'welcome' } });
    await expect(button).toBeVisible();
    await room.app.evaluate(() => (Reflect.get(globalThis, 'release') as () => void)());
    await isLive(room.page);
    await room.page.locator('main:not([data-step=welcome])').waitFor();
  } finally {
    await room.close();
  }
});

test('the screen of a wrong configuration is served as it was built', async () => {
  const file = path.join(folder, 'roomkey.json');
  await writeFile(file, '{ "theme": "blue" }');
  const room = await launchConsole({ args: ['--config', file], userDataDir: path.join(folder, 'data') });
  try {
    await expect(room.page.locator('[data-problem]')).toBeVisible();
    const { html } = await servedScreen(room);
    expect(html).not.toContain('data-first-screen');
    expect(html).toContain('<link rel="stylesheet"');
  } finally {
    await room.kill9();
  }
});

/** When the page was first painted, and when its own code had taken over; in milliseconds since the navigation. */
async function timesOf({ page }: RunningConsole): Promise<{ readonly painted: number; readonly ready: number }> {
  await page.waitForFunction(() => performance.getEntriesByName('roomkey:ready').length > 0);
  return page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    ready: performance.getEntriesByName('roomkey:ready')[0]?.startTime ?? 0,
  }));
}

/** What would come in on the page once more, where it stood already. */
async function entrances({ page }: RunningConsole): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .map((element) => getComputedStyle(element))
      .filter(
        ({ animationName, animationIterationCount }) => animationName !== 'none' && animationIterationCount === '1',
      )
      .map(({ animationName }) => animationName),
  );
}

/** The page's first script is let through, everything that it loads waits until `release` is called in the main process. */
async function holdCode({ app }: RunningConsole): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const held: (() => void)[] = [];
    Reflect.set(globalThis, 'release', () => held.splice(0).forEach((go) => go()));
    session?.webRequest.onBeforeRequest(({ url }, answer) => {
      if (/\/assets\/main-[\w-]+\.js$/.test(url)) held.push(() => answer({}));
      else answer({});
    });
  });
}

/** The page as it is served, in a window of the same size that runs no script. */
async function servedScreen({ app }: RunningConsole): Promise<{ readonly first: string; readonly html: string }> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/index.html'));
    if (shown === undefined) throw new Error('no window of the console');
    const { session } = shown.webContents;
    const [width = 0, height = 0] = shown.getContentSize();
    const still = new BrowserWindow({
      ...{ width, height, useContentSize: true, show: false },
      webPreferences: { session, javascript: false, sandbox: true },
    });
    const painted = new Promise<void>((resolve) => void still.once('ready-to-show', () => resolve()));
    await still.loadURL('app://console/index.html');
    await painted;
    const picture = await still.webContents.capturePage();
    still.destroy();
    const answer = await session.fetch('app://console/index.html');
    return { first: picture.toDataURL(), html: await answer.text() };
  });
}

/** Share of the pixels that differ by more than a shade between that picture and the page. */
async function differenceTo({ app }: RunningConsole, first: string): Promise<number> {
  return app.evaluate(async ({ BrowserWindow, nativeImage }, before) => {
    const shown = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/index.html'));
    if (shown === undefined) throw new Error('no window of the console');
    const a = nativeImage.createFromDataURL(before);
    const b = await shown.webContents.capturePage();
    const { width, height } = a.getSize();
    if (b.getSize().width !== width || b.getSize().height !== height) return 1;
    const [left, right] = [a.toBitmap(), b.toBitmap()];
    let different = 0;
    for (let at = 0; at < left.length; at += 4) {
      const apart = [0, 1, 2].some((channel) => Math.abs((left[at + channel] ?? 0) - (right[at + channel] ?? 0)) > 24);
      if (apart) different += 1;
    }
    return different / (width * height);
  }, first);
}
