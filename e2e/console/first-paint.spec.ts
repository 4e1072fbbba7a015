/** The first paint is the real screen: what main serves, without any script run, looks like the page that takes its place. */
import { expect, test } from '@playwright/test';
import { launchConsole, type RunningConsole } from './launch';

/** Share of the pixels that may differ: edges of letters, and the fade of what scrolls, which is measured by script. */
const TOLERATED = 0.01;

for (const [locale, theme] of [
  ['en', 'light'],
  ['ar', 'dark'],
] as const) {
  test(`in ${locale}, ${theme}`, async () => {
    const console = await launchConsole({ args: ['--locale', locale], portal: 'http://127.0.0.1:9' });
    try {
      await console.page.evaluate((chosen) => window.roomConsole.preferences.set(chosen), {
        theme,
        motion: 'reduced' as const,
      });
      await console.page.reload();
      await console.page.locator('#root:not([data-first-screen]) h1').waitFor();
      await console.page.evaluate(() => document.fonts.ready);
      const { first, html } = await firstScreen(console);
      expect(html).toContain('data-first-screen');
      expect(html).toMatch(locale === 'ar' ? /<html[^>]* lang="ar" dir="rtl"/ : /<html[^>]* lang="en" dir="ltr"/);
      expect(await differenceTo(console, first)).toBeLessThan(TOLERATED);
    } finally {
      await console.close();
    }
  });
}

test('a press before the page’s own code is there is taken', async () => {
  const console = await launchConsole({ portal: 'http://127.0.0.1:9' });
  try {
    await console.page.getByRole('button', { name: 'Get started' }).click();
    await console.page.locator('main:not([data-step="welcome"])').waitFor();
  } finally {
    await console.close();
  }
});

/** The page as it is served, in a window of the same size that runs no script. */
async function firstScreen({ app }: RunningConsole): Promise<{ readonly first: string; readonly html: string }> {
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
