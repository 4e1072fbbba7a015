import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { mark } from '@roomkey/shared/first-paint/holes';
import { createFirstPage } from '../../../app/first-paint/first-page';

const BUILT =
  '<!doctype html><html lang="en"><head><title>Roomkey</title>\n<link rel="stylesheet" crossorigin href="./a.css"></head><body><div id="root"></div></body></html>';

const folder = mkdtempSync(path.join(tmpdir(), 'roomkey-first-paint-'));
afterAll(() => rmSync(folder, { recursive: true }));
const steps = {
  welcome: { html: `<p>${mark('organisation')}</p>`, title: 'مرحبًا', styles: ['one', 'two'] },
  home: { html: mark('upn'), title: 'Home', styles: [] },
};
writeFileSync(path.join(folder, 'ar.json'), JSON.stringify({ lang: 'ar', dir: 'rtl', steps }));
writeFileSync(path.join(folder, 'styles.json'), JSON.stringify({ one: 'p{}', two: 'q{}' }));

const view = (change: Partial<SetupView>) =>
  Promise.resolve({
    locale: 'ar',
    step: 'welcome',
    portal: { url: 'https://portal.contoso.test', organisation: 'Contoso $& Söhne', domains: [] },
    request: null,
    account: null,
    ...change,
  } as SetupView);

describe('the page with its first screen', () => {
  test('has the screen, its language and its styles in it, and fetches none', async () => {
    const page = await createFirstPage(folder, () => view({}))(BUILT);
    expect(page.styles).toEqual(['one', 'two']);
    expect(page.html).toBe(
      '<!doctype html><html lang="ar" dir="rtl"><head><title>مرحبًا</title><style>p{}</style><style>q{}</style></head><body><div id="root" data-first-screen><p>Contoso $&amp; Söhne</p></div></body></html>',
    );
  });

  test.each([
    ['for a step that none was made for', view({ step: 'signedIn' })],
    ['for a language that is not there', view({ locale: 'de' })],
    ['where the view lacks a word', view({ step: 'home' })],
    ['when the setup cannot run', null],
    ['when the setup takes its time', new Promise<SetupView>(() => undefined)],
  ])('is as it was built %s', async (_case, shown) => {
    const asked = () => shown ?? Promise.reject(new Error('state.unreadable'));
    expect(await createFirstPage(folder, asked)(BUILT)).toEqual({ html: BUILT, styles: [] });
  });
});
