import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { makeOtp } from '@roomkey/shared/protocol/otp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeCameras } from '../testing/fake-camera';
import { settle, show } from '../testing/show';

/** What the loop that looks at pictures reports; the loop itself runs before a real picture in the end-to-end tests. */
let report: (text: string) => void;
const stopLooking = vi.fn();
vi.mock('./scan-frames', () => ({
  scanFrames: (_video: unknown, onText: (text: string) => void) => {
    report = onText;
    return stopLooking;
  },
}));

const CODE = makeOtp(() => '123456789012345');
const ENTERING = { step: 'oneTimePassword', allowed: ['submitOtp', 'manualSetup', 'back'] } as const;
let cameras: FakeCameras;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  cameras = new FakeCameras(['Room camera']);
});
afterEach(() => {
  vi.useRealTimers();
  cameras.remove();
  stopLooking.mockReset();
});

const open = async () => {
  const console = await show(ENTERING);
  fireEvent.click(await screen.findByRole('button', { name: 'Scan the QR code' }));
  // The dialog is a module of its own.
  await screen.findByRole('dialog', { name: 'Scan the QR code' });
  await settle();
  return console;
};
const message = () => document.querySelector('[data-scan-message]')?.getAttribute('data-scan-message');
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const looking = () => waitFor(() => expect(message()).toBe('looking'));

describe('scanning', () => {
  it('is not offered without a camera, and asks for nothing before it is pressed', async () => {
    cameras.names = [];
    await show(ENTERING);
    expect(screen.queryByRole('button', { name: 'Scan the QR code' })).toBeNull();
    cameras.names = ['Room camera'];
    cameras.dispatchEvent(new Event('devicechange'));
    await screen.findByRole('button', { name: 'Scan the QR code' });
    expect(cameras.asked).toEqual([]);
  });

  it('asks for a picture alone', async () => {
    await open();
    await looking();
    expect(cameras.asked).toMatchObject([{ audio: false }]);
  });

  it('puts what it finds into the boxes, switches off, and leaves Continue to the person', async () => {
    const console = await open();
    await looking();
    act(() => report(`RK1:${CODE}`));
    expect(cameras.allOff).toBe(true);
    expect(stopLooking).toHaveBeenCalled();
    expect(message()).toBe('found');
    await pass(1_000);
    expect(screen.queryByRole('dialog')).toBeNull();
    const boxes = screen.getAllByRole<HTMLInputElement>('textbox', { name: /One-time password/ });
    expect(boxes.map((box) => box.value).join('')).toBe(CODE);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Continue' }));
    expect(console.secrets).toEqual([]);
  });

  it.each([
    'https://portal.example/',
    CODE,
    `RK1:${CODE.slice(0, 15)}${(Number(CODE[15]) + 1) % 10}`,
    'RK1:12',
    'WIFI:S:Guests;;',
  ])('says of %s that it is another code, never shows it, and goes on', async (text) => {
    await open();
    await looking();
    act(() => report(text));
    expect(message()).toBe('foreign');
    expect(document.body.textContent).not.toContain(text);
    expect(cameras.allOff).toBe(false);
    await pass(4_100);
    expect(message()).toBe('looking');
  });

  it('helps after 20 seconds', async () => {
    await open();
    await looking();
    await pass(20_000);
    expect(message()).toBe('slow');
  });

  it('takes another camera where there are several', async () => {
    cameras.names = ['Room camera', 'Document camera'];
    await open();
    await looking();
    fireEvent.click(screen.getByRole('button', { name: 'Other camera' }));
    await waitFor(() => expect(cameras.asked).toHaveLength(2));
    expect(cameras.asked[1]?.video).toMatchObject({ deviceId: { exact: 'Document camera' } });
    await looking();
    expect(cameras.tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
    expect(screen.getByText('Document camera')).toBeTruthy();
  });
});

describe('a camera that gives nothing', () => {
  it.each([
    ['NotFoundError', 'none'],
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotReadableError', 'inUse'],
    ['AbortError', 'inUse'],
    ['OverconstrainedError', 'unplugged'],
  ])('with %s is explained as %s, and can be tried again', async (refusal, explained) => {
    cameras.refusal = refusal;
    await open();
    await waitFor(() => expect(message()).toBe(explained));
    expect(screen.getByRole('alert')).toBeTruthy();
    cameras.refusal = null;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await looking();
  });

  it('because it was unplugged is told from one that was never there', async () => {
    await open();
    await looking();
    act(() => void cameras.tracks[0]?.dispatchEvent(new Event('ended')));
    expect(message()).toBe('unplugged');
  });
});

describe('the camera goes off', () => {
  it('with the dialog', async () => {
    await open();
    await looking();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(cameras.allOff).toBe(true);
  });

  it('with the step', async () => {
    const console = await open();
    await looking();
    console.push({ step: 'awaitingApproval', allowed: ['cancelRequest'] });
    await settle();
    expect(cameras.allOff).toBe(true);
  });

  it('when the console stops taking a code', async () => {
    const console = await open();
    await looking();
    console.push({ busy: true, allowed: ['back'] });
    await settle();
    expect(cameras.allOff).toBe(true);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('behind another window, and comes on again when asked', async () => {
    await open();
    await looking();
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(cameras.allOff).toBe(true);
    expect(message()).toBe('paused');
    state.mockRestore();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await looking();
  });

  it('when it comes too late: the dialog is closed already', async () => {
    let allow: () => void = () => undefined;
    cameras.until = new Promise((resolve) => {
      allow = resolve;
    });
    await open();
    expect(message()).toBe('starting');
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    allow();
    await settle();
    await settle();
    expect(cameras.tracks).toHaveLength(1);
    expect(cameras.allOff).toBe(true);
  });
});
