import { act, cleanup, render } from '@testing-library/react';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { setI18n } from 'react-i18next';
import { afterEach, vi } from 'vitest';
import { App } from '../app';
import { createTexts } from '../text/texts';
import { type FakeConsole, fakeConsole, type FakeOptions } from './fake-console';

// jsdom has neither; the page only asks whether dark is wanted, and nothing here has a size.
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  },
);

// jsdom runs the whole cascade for every role and name it is asked for: seconds over Fluent's rules, and no test here looks at styles.
const plain = document.createElement('div').style;
window.getComputedStyle = () => plain;
vi.setConfig({ testTimeout: 20_000 });

// jsdom knows the element but not that it can be modal.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

// Every language at hand: how one is loaded is tested beside the loading.
const texts = createTexts('en', CATALOGUES.en);
for (const [locale, catalogue] of Object.entries(CATALOGUES)) texts.addResourceBundle(locale, 'translation', catalogue);
setI18n(texts);
afterEach(async () => {
  cleanup();
  await texts.changeLanguage('en');
});

/** Shows the whole page with a console that is at this view. */
export async function show(view: Partial<SetupView>, options: FakeOptions = {}): Promise<FakeConsole> {
  const console = fakeConsole(view, options);
  render(<App bridge={console.bridge} />);
  await settle();
  return console;
}

/** Lets what was promised happen, and the page follow. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  });
}
