import type { DemoDeskView } from '@roomkey/shared/ipc/demo-desk';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
// Brings what jsdom lacks, and the texts.
import { settle } from '../testing/show';
import { DemoDesk } from './demo-desk';

const CARD = {
  phase: 'ready',
  otp: { code: '1234 5678 9012 3456', roomName: 'Adams' },
  exitPin: '360851',
  portalUrl: 'http://127.0.0.1:4711',
  signInLink: 'http://127.0.0.1:4711/#/sign-in?token=abc',
  kiosk: null,
  revision: 4,
} as const satisfies DemoDeskView;

/** A fake of the bridge; the end-to-end tests bring the real one. */
async function show(view: DemoDeskView) {
  let listener: ((view: DemoDeskView) => void) | null = null;
  const asked = vi.fn(() => Promise.resolve());
  const subscribe = (heard: (view: DemoDeskView) => void) => {
    listener = heard;
    return () => (listener = null);
  };
  render(<DemoDesk bridge={{ get: () => Promise.resolve(view), subscribe, act: asked }} />);
  await settle();
  return { asked, push: (next: DemoDeskView) => act(() => listener?.(next)) };
}

it('says that it is starting, and that it takes long, and why it failed', async () => {
  const { asked, push } = await show({ phase: 'starting', isSlow: false, revision: 1 });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The demo is starting');
  expect(screen.getByText('Simulation')).toBeTruthy();
  expect(screen.getAllByRole('status')).toHaveLength(1);
  push({ phase: 'starting', isSlow: true, revision: 2 });
  expect(screen.getAllByRole('status')).toHaveLength(2);
  push({ phase: 'failed', detail: 'The keys do not fit.', revision: 3 });
  expect(screen.getByRole('alert').textContent).toContain('The keys do not fit.');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked).toHaveBeenCalledWith('retry');
});

it('is the card with code, exit PIN and link; an older view changes nothing', async () => {
  const { asked, push } = await show(CARD);
  expect(document.title).toBe('Roomkey demo');
  for (const text of ['1234 5678 9012 3456', 'For Adams', '360851', CARD.signInLink])
    expect(screen.getByText(text)).toBeTruthy();
  expect(screen.getByText('On the console: Get started, then Accept.')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  push({ ...CARD, otp: null, revision: 5 });
  push({ ...CARD, revision: 4 });
  expect(screen.queryByText('1234 5678 9012 3456')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'New one-time password' }));
  expect(asked).toHaveBeenCalledWith('newOtp');
});

it('asks before a kiosk covers it, and counts down in story mode', async () => {
  const { asked, push } = await show({ ...CARD, kiosk: { beginsInSeconds: null } });
  expect(screen.queryByText(/by itself in/)).toBeNull();
  push({ ...CARD, kiosk: { beginsInSeconds: 19 }, revision: 5 });
  expect(screen.getByText('It begins by itself in 19 s.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Start the console' }));
  expect(asked).toHaveBeenCalledWith('begin');
});
