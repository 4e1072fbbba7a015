// @vitest-environment node
/** A pre-rendered screen, filled in, is the very screen that the page itself would show. */
import { fill, fillingOf } from '@roomkey/shared/first-paint/holes';
import { screenKey } from '@roomkey/shared/first-paint/screen-key';
import type { TextLocale } from '@roomkey/shared/locale/locales';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../text/load-catalogue';
import { renderScreen, renderView } from './render-screen';
import { RESTING_VIEWS, TIMES } from './resting-views';

/** Another day and minute than that of the build, and words with everything that HTML minds. */
const NOW = new Date(2027, 1, 3, 16, 47, 12).getTime();
const MINUTE = 60_000;
const DEVICE = { make: 'HP & Söhne', model: 'Elite "Slice"', serial: "S'1", os: '<Windows>' };
const REAL = {
  portal: { url: 'https://portal.contoso.test:8443/', organisation: 'Contoso <b>', domains: ['a.test', 'b.test'] },
  request: {
    ...{ requestId: 'R-482-915-736', userCode: 'WDJB-MJHT', roomName: 'غرفة 3.14' },
    ...{ enteredAt: NOW - 4 * MINUTE - 10_000, expiresAt: NOW + 475 * MINUTE },
  },
  account: { upn: 'berlin@contoso.test', roomName: "Berlin's <3.14>" },
} as const;

/** The view with a console's own words and times in place of its marks. */
function real(view: SetupView, locale: TextLocale): SetupView {
  const { portal, request, rejection, device, account, error, health } = view;
  return {
    ...view,
    locale,
    portal: portal && {
      url: REAL.portal.url,
      organisation: portal.organisation && REAL.portal.organisation,
      domains: portal.domains.length > 0 ? REAL.portal.domains : [],
    },
    request: request && REAL.request,
    rejection: rejection && { ...rejection, note: rejection.note && 'One\ntwo <br> "three"' },
    device: device && { ...DEVICE, source: device.source, ...(view.step === 'home' && { model: device.model }) },
    account: account && REAL.account,
    error: error && { ...error, params: Object.keys(error.params).length > 0 ? { code: 'AADSTS50126' } : {} },
    health: { ...health, checkedAt: health.checkedAt && NOW - 3 * MINUTE },
  };
}

const NAMES = RESTING_VIEWS.map((view) => [screenKey(view, TIMES.now), view] as const);

describe.each<TextLocale>(['en', 'ar'])('in %s', async (locale) => {
  const catalogue = await loadCatalogue(locale);

  it.each(NAMES)('%s', (key, view) => {
    const shown = real(view, locale);
    expect(screenKey(shown, NOW)).toBe(key);
    const { html, css, title } = renderScreen(view, locale, catalogue);
    expect(fill(html, fillingOf(shown, NOW))).toBe(renderView(shown, catalogue, NOW, null).html);
    expect(fill(title, fillingOf(shown, NOW))).toMatch(/^\S.* – \S/);
    expect(html).not.toMatch(/<style|<script|style="/);
    expect(css).toContain('{');
    expect(css).not.toContain('</');
  });
});

/** What a console may know besides, whatever it shows. */
const BESIDES: readonly Partial<SetupView>[] = [
  { device: { make: null, model: 'M', serial: null, os: 'O', source: 'profile' } },
  { checks: [{ id: 'identity', outcome: 'passed', error: null }] },
  { checks: [{ id: 'clock', outcome: 'warning', error: null }] },
  { request: REAL.request },
  { request: { ...REAL.request, expiresAt: NOW - 1 } },
  { account: REAL.account },
  { rejection: { reason: 'Other', note: null } },
  { portal: { url: 'https://b.test', organisation: null, domains: [] } },
  { portal: null },
  { health: { error: { code: 'portal.unreachable', params: {} }, checkedAt: 7, parts: [] } },
];

const ENGLISH = await loadCatalogue('en');
const STEPS = [...new Map(RESTING_VIEWS.map((view) => [view.step, view])).entries()];

it.each(STEPS)('%s looks the same with all else that its key leaves out', (_step, view) => {
  const plain = real(view, 'en');
  const { html } = renderScreen(view, 'en', ENGLISH);
  const same = BESIDES.map((besides) => ({ ...plain, ...besides })).filter(
    (shown) => screenKey(shown, NOW) === screenKey(plain, NOW),
  );
  expect(same.length).toBeGreaterThan(2);
  for (const shown of same) {
    const served = fill(html, fillingOf(shown, NOW));
    if (served !== null) expect(served).toBe(renderView(shown, ENGLISH, NOW, null).html);
  }
});

it('takes nothing that is typed, and says so', () => {
  const view = RESTING_VIEWS.find(({ step }) => step === 'oneTimePassword')!;
  const { html } = renderScreen(view, 'en', ENGLISH);
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) expect(tag).toMatch(/aria-disabled="true" readonly/);
  expect(html).toMatch(/<button(?![^>]*aria-disabled)[^>]*data-intent="manualSetup"/);
  expect(html).not.toMatch(/aria-disabled="true"[^>]*aria-disabled/);
});
