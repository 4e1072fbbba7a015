import { describe, expect, test } from 'vitest';
import { fill, fillings, HOLES, mark } from '../../first-paint/holes';
import type { SetupView } from '../../setup/contract/view';

const VIEW: SetupView = {
  revision: 1,
  step: 'awaitingApproval',
  busy: false,
  error: null,
  locale: 'en',
  allowed: [],
  portal: { url: 'https://portal.contoso.test', organisation: null, domains: [] },
  device: null,
  checks: [],
  request: { requestId: 'R-1', userCode: 'BCDF-GHJK', roomName: 'Berlin <3.14>', enteredAt: 1, expiresAt: 2 },
  connection: { state: 'online', retryAt: null },
  rejection: null,
  account: null,
  storage: null,
  health: { error: null, checkedAt: null, parts: [] },
  reset: null,
};

describe('what a pre-rendered screen leaves open', () => {
  test('is filled from the view, escaped for text and attributes', () => {
    const html = `<p title="${mark('roomName')}">${mark('codeStart')}-${mark('codeEnd')}</p>`;
    expect(fill(html, fillings(VIEW))).toBe('<p title="Berlin &lt;3.14&gt;">BCDF-GHJK</p>');
    const hostile = fillings({ ...VIEW, request: { ...VIEW.request!, roomName: `"'><script>alert(1)</script>&` } });
    expect(fill(html, hostile)).not.toMatch(/<script|title="">/);
  });

  test('a portal that has not said whose it is goes by its address', () => {
    expect(fill(mark('organisation'), fillings(VIEW))).toBe('https://portal.contoso.test');
  });

  test('what is missing makes no screen', () => {
    expect(fill(mark('upn'), fillings(VIEW))).toBeNull();
    expect(fill(mark('codeStart'), fillings({ ...VIEW, request: { ...VIEW.request!, userCode: 'A-B-C' } }))).toBeNull();
    expect(fill('\uE000unheard\uE001', fillings(VIEW))).toBeNull();
  });

  test('every hole has its filling', () => {
    expect(Object.keys(fillings(VIEW)).sort()).toEqual([...HOLES].sort());
  });
});
