import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { mark } from '@roomkey/shared/first-paint/holes';
import { screenKey } from '@roomkey/shared/first-paint/screen-key';
import { createFirstPage } from '../../../app/first-paint/first-page';

const BUILT =
  '<!doctype html><html lang="en"><head><title>Roomkey</title>\n<link rel="stylesheet" crossorigin href="./a.css"></head><body><div id="root"></div></body></html>';

const folder = mkdtempSync(path.join(tmpdir(), 'roomkey-first-paint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const VIEW = {
  ...{ locale: 'ar', step: 'welcome', busy: false, error: null, allowed: ['getStarted'], storage: null, reset: null },
  portal: { url: 'https://portal.contoso.test', organisation: 'Contoso $& Söhne', domains: [] },
  connection: { state: 'online', retryAt: null },
  health: { error: null, checkedAt: null, parts: [] },
  ...{ request: null, rejection: null, device: null, account: null, checks: [] },
} as unknown as SetupView;
const view = (change: Partial<SetupView>) => Promise.resolve({ ...VIEW, ...change });
const keyOf = (change: Partial<SetupView>) => screenKey({ ...VIEW, ...change }, 0);

const style = { file: '0.css', hash: 'one' };
const screens = {
  [keyOf({})]: { file: 'welcome.html', title: 'مرحبًا', style },
  [keyOf({ step: 'cancelled' })]: { file: 'upn.html', title: 'Home', style },
  [keyOf({ step: 'home' })]: { file: 'now.html', title: 'Home', style },
  [keyOf({ step: 'agreement' })]: { file: 'lost.html', title: 'Lost', style },
};
const FILES = {
  'ar.json': JSON.stringify({ lang: 'ar', dir: 'rtl', screens }),
  'welcome.html': `<p>${mark('organisation')}</p>`,
  'upn.html': mark('upn'),
  'now.html': mark('now'),
  '0.css': 'p{}',
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
const firstPage = (shown: Promise<SetupView | null>) =>
  createFirstPage({ folder, clock: { now: () => 0 }, view: () => shown });

describe('the page with its first screen', () => {
  test('has the screen, its language and its styles in it, and waits for no other', async () => {
    const page = await firstPage(view({}))(BUILT);
    expect(page.styles).toEqual(['one']);
    expect(page.html).toBe(
      '<!doctype html><html lang="ar" dir="rtl"><head><title>مرحبًا</title>\n<link rel="stylesheet" disabled crossorigin href="./a.css"><style>p{}</style></head><body><div id="root" data-first-screen><p>Contoso $&amp; Söhne</p></div></body></html>',
    );
  });

  test.each([
    ['for a screen that none was made for', view({ step: 'signedIn' })],
    ['for another error', view({ error: { code: 'otp.tooManyGuesses', params: { seconds: 7 } } })],
    ['for a language that is not there', view({ locale: 'de' })],
    ['where the view lacks a word', view({ step: 'cancelled' })],
    ['where the installation has lost the screen', view({ step: 'agreement' })],
    ['when it cannot be said what the setup begins with', Promise.resolve(null)],
  ])('is as it was built %s', async (_case, shown) => {
    expect(await firstPage(shown)(BUILT)).toEqual({ html: BUILT, styles: [] });
  });

  test('says the time at which it is served, not the one at which it was read', async () => {
    let now = new Date(2026, 10, 22, 21, 41).getTime();
    const page = createFirstPage({
      folder,
      clock: { now: () => now },
      view: () => view({ step: 'home', locale: 'ar' }),
    });
    expect((await page(BUILT)).html).toContain('<div id="root" data-first-screen>9:41');
    now += 60_000;
    expect((await page(BUILT)).html).toContain('<div id="root" data-first-screen>9:42');
  });

  test('follows the setup', async () => {
    let shown = { ...VIEW, step: 'signedIn' } as SetupView;
    const page = createFirstPage({ folder, clock: { now: () => 0 }, view: () => shown });
    expect((await page(BUILT)).styles).toEqual([]);
    shown = VIEW;
    expect((await page(BUILT)).styles).toEqual(['one']);
  });
});
