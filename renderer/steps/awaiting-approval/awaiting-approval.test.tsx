import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, show } from '../../testing/show';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const WAITING = {
  step: 'awaitingApproval',
  allowed: ['cancelRequest'],
  request: {
    requestId: 'R-482-915-736',
    userCode: 'WDJB-MJHT',
    roomName: 'Berlin 3.14',
    enteredAt: NOW - 65_000,
    expiresAt: NOW + 3 * 60_000,
  },
} as const;

beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

const facts = () => screen.getAllByRole('definition').map((value) => value.textContent);

describe('the waiting page', () => {
  it('shows the code to compare, the room, the request and its time', async () => {
    await show(WAITING);
    expect(document.querySelector('[data-user-code]')?.textContent).toBe('WDJB-MJHT');
    expect(screen.getByText(/Approve only if it is the same as here/)).toBeTruthy();
    expect(facts()).toEqual(
      expect.arrayContaining(['Berlin 3.14', 'R-482-915-736', '1 minute, 5 seconds', '3 minutes']),
    );
    act(() => {
      vi.advanceTimersByTime(2_000);
    });
    expect(facts()).toEqual(expect.arrayContaining(['1 minute, 7 seconds', '2 minutes, 58 seconds']));
  });

  it('says who has to approve, and where in the portal', async () => {
    await show(WAITING);
    expect(facts()).toEqual(
      expect.arrayContaining([
        'An IT administrator of Contoso',
        'portal.contoso.test › Planning › Awaiting OTP Approval',
      ]),
    );
  });

  it('helps when nobody answers, with words to read out by phone', async () => {
    await show(WAITING);
    fireEvent.click(screen.getByRole('button', { name: 'Nobody answers?' }));
    const dialog = within(screen.getByRole('dialog'));
    const message = dialog.getByText(/Please approve request R-482-915-736 for the room Berlin 3\.14/);
    expect(message.textContent).toContain('portal.contoso.test › Planning › Awaiting OTP Approval');
    expect(message.textContent).toContain('WDJB-MJHT');
    fireEvent.click(dialog.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says when the time is nearly over', async () => {
    await show({ ...WAITING, request: { ...WAITING.request, expiresAt: NOW + 10 * 60_000 + 1_000 } });
    expect(screen.queryByText(/Little time is left/)).toBeNull();
    act(() => {
      vi.advanceTimersByTime(2_000);
    });
    expect(screen.getByText(/Little time is left/)).toBeTruthy();
  });

  it('leaves the end to the portal when the time is up', async () => {
    await show({ ...WAITING, request: { ...WAITING.request, expiresAt: NOW - 1 } });
    expect(facts()).toContain('The time has run out; the portal decides.');
  });

  it('says when it asks again while the portal does not answer, and offers to ask now', async () => {
    const console = await show({
      ...WAITING,
      allowed: ['cancelRequest', 'retry'],
      connection: { state: 'offline', retryAt: NOW + 9_500 },
      error: { code: 'portal.unreachable', params: {} },
    });
    expect(screen.getByRole('status').textContent).toBe('The portal does not answer.');
    expect(screen.getByText('Trying again in 10 seconds.')).toBeTruthy();
    // It mends itself: nothing that interrupts a screen reader.
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.querySelector<HTMLElement>('[data-code]')?.dataset['code']).toBe('portal.unreachable');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(console.intents).toEqual([{ type: 'retry' }]);
  });

  it('asks before it cancels, and leaves the page free', async () => {
    const console = await show(WAITING);
    const cancel = () => fireEvent.click(screen.getByRole('button', { name: 'Cancel request' }));
    const dialog = () => within(screen.getByRole('alertdialog'));
    cancel();
    fireEvent.click(dialog().getByRole('button', { name: 'Keep going' }));
    expect(console.intents).toEqual([]);
    cancel();
    fireEvent.click(dialog().getByRole('button', { name: 'Cancel request' }));
    await settle();
    expect(console.intents).toEqual([{ type: 'cancelRequest' }]);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.querySelector('[aria-hidden=true] h1')).toBeNull();
  });
});
