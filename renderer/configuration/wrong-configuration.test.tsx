import type { ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
// Brings what jsdom lacks, and the texts.
import { settle } from '../testing/show';
import { WrongConfiguration } from './wrong-configuration';

const VIEW: ConfigurationView = {
  locale: 'en',
  contact: null,
  kiosk: true,
  problems: [
    {
      code: 'value',
      place: '/etc/roomkey/console.json:3:12',
      setting: 'theme',
      params: { name: '“theme”', list: 'light' },
    },
    { code: 'pinMissing', place: null, setting: null, params: {} },
  ],
  revision: 1,
};

/** A fake of the bridge; the end-to-end tests bring the real one. */
function bridgeWith(view: ConfigurationView) {
  let listener: ((view: ConfigurationView) => void) | null = null;
  const retry = vi.fn(() => Promise.resolve());
  const subscribe = (heard: (view: ConfigurationView) => void) => {
    listener = heard;
    return () => (listener = null);
  };
  return { get: () => Promise.resolve(view), subscribe, retry, push: (next: ConfigurationView) => listener?.(next) };
}

it('says what is wrong, where, and whom to call, and follows what is found later', async () => {
  const bridge = bridgeWith(VIEW);
  render(<WrongConfiguration bridge={bridge} />);
  await settle();
  expect(within(screen.getByRole('banner')).getByText('Simulation')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(first).toBe('“theme” needs one of: light/etc/roomkey/console.json:3:12');
  expect(second).toContain('ROOMKEY_EXIT_PIN');
  expect(screen.getByText('Please tell your IT administrator what stands here.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(bridge.retry).toHaveBeenCalledOnce();

  act(() =>
    bridge.push({ ...VIEW, locale: 'ar', contact: 'Help desk', problems: VIEW.problems.slice(1), revision: 2 }),
  );
  await settle();
  expect(document.documentElement.dir).toBe('rtl');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  expect(document.querySelector('[data-contact]')?.textContent).toContain('Help desk');
  act(() => bridge.push({ ...VIEW, revision: 1 }));
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});
