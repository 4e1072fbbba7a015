import { describe, expect, test } from 'vitest';
import { fill, fillingOf, mark } from '../../first-paint/holes';
import { BLANK_VIEW, type SetupView } from '../../setup/contract/view';

const NOW = new Date(2026, 10, 22, 21, 41).getTime();
const MINUTE = 60_000;
const VIEW: SetupView = {
  ...BLANK_VIEW,
  revision: 1,
  step: 'awaitingApproval',
  locale: 'de',
  portal: { url: 'https://portal.contoso.test:8443', organisation: null, domains: ['a.test', 'b.test'] },
  request: {
    requestId: 'R-1',
    userCode: 'BCDF-GHJK',
    roomName: 'Berlin <3.14>',
    enteredAt: NOW - 5 * MINUTE,
    expiresAt: NOW + 90 * MINUTE,
  },
};
const filled = (html: string, view: SetupView = VIEW) => fill(html, fillingOf(view, NOW));

describe('what a pre-rendered screen leaves open', () => {
  test('is filled from the view, escaped for text and attributes', () => {
    const html = `<p title="${mark('requestRoom')}">${mark('codeStart')}-${mark('codeEnd')}</p>`;
    expect(filled(html)).toBe('<p title="Berlin &lt;3.14&gt;">BCDF-GHJK</p>');
    const hostile = { ...VIEW, request: { ...VIEW.request!, roomName: `"'><script>alert(1)</script>&` } };
    expect(filled(html, hostile)).not.toMatch(/<script|title="">/);
  });

  test('times are those of the moment, in the view’s language', () => {
    const html = [mark('now'), mark('elapsed'), mark('left'), mark('slot0'), mark('slot3')].join(' | ');
    expect(filled(html)).toBe('21:41 | 5 Minuten | 1 Stunde, 30 Minuten | 21:30 | 23:00');
  });

  test('a portal that has not said whose it is goes by its address', () => {
    expect(filled(`${mark('organisation')} ${mark('portalHost')}`)).toBe(
      'https://portal.contoso.test:8443 portal.contoso.test:8443',
    );
  });

  test('what is missing makes no screen', () => {
    expect(filled(mark('upn'))).toBeNull();
    expect(filled(mark('checkedAt'))).toBeNull();
    expect(filled(mark('codeStart'), { ...VIEW, request: { ...VIEW.request!, userCode: 'A-B-C' } })).toBeNull();
    expect(filled('\uE000unheard\uE001')).toBeNull();
    expect(filled('\uE000constructor\uE001')).toBeNull();
  });
});
