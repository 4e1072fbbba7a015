import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FakeConsole, type FakeOptions, HANDLE, PASS, PREFERENCES } from '../testing/fake-console';
import { settle, show } from '../testing/show';

const dialog = () => within(screen.getByRole('dialog'));
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const tapIn = (role: 'dialog' | 'alertdialog', name: string) =>
  fireEvent.click(within(screen.getByRole(role)).getByRole('button', { name }));
const AT_HOME = { step: 'home', account: { upn: 'room@contoso.test', roomName: 'Berlin' } } as const;

async function openSettings(options: FakeOptions = {}): Promise<FakeConsole> {
  const console = await show(AT_HOME, options);
  tap('Settings');
  await settle();
  return console;
}
async function unlocked(): Promise<FakeConsole> {
  const console = await openSettings({ kiosk: true });
  for (const digit of '4711') tapIn('dialog', `Digit ${digit}`);
  tapIn('dialog', 'Unlock');
  await settle();
  return console;
}

afterEach(() => void vi.useRealTimers());

describe('accessibility', () => {
  it('changes the page at once, over any step, and leaves the step as it is', async () => {
    await show({ step: 'agreement', allowed: ['accept'] });
    tap('Accessibility');
    fireEvent.click(dialog().getByLabelText('Dark'));
    fireEvent.click(dialog().getByLabelText('200%'));
    fireEvent.click(dialog().getByLabelText('Reduced'));
    await settle();
    const { dataset } = document.documentElement;
    expect([dataset['textSize'], dataset['motion']]).toEqual(['200', 'reduced']);
    expect(dialog().getByLabelText<HTMLInputElement>('Dark').checked).toBe(true);
    tapIn('dialog', 'Done');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Agreement');
  });

  it('shows what the configuration decides, and what could not be kept', async () => {
    await show({ step: 'welcome' }, { preferences: { ...PREFERENCES, managed: ['theme'], kept: false } });
    tap('Accessibility');
    const theme = within(dialog().getByRole('group', { name: 'Colours' }));
    expect(theme.getByLabelText<HTMLInputElement>('Dark').matches(':disabled')).toBe(true);
    expect(dialog().getByText(/Set by your organisation/)).toBeTruthy();
    expect(dialog().getByText(/could not be saved/)).toBeTruthy();
  });
});

describe('language', () => {
  it('is chosen on every step, and said to be temporary at home', async () => {
    const console = await show({ ...AT_HOME, allowed: ['setLocale'] });
    tap('Language: English');
    expect(dialog().getByText(/until the next restart/)).toBeTruthy();
    fireEvent.click(dialog().getByLabelText('Deutsch'));
    await settle();
    expect(console.intents).toEqual([{ type: 'setLocale', locale: 'de' }]);
  });
});

describe('settings', () => {
  it('are open where no PIN is set, say so, and lock when they are closed', async () => {
    const console = await openSettings();
    expect(dialog().getByText(/no PIN is set/)).toBeTruthy();
    expect(dialog().getByText('room@contoso.test')).toBeTruthy();
    expect(dialog().getByText('1280 × 800 (main), 1920 × 1080')).toBeTruthy();
    expect(dialog().queryByRole('button', { name: 'Leave kiosk mode' })).toBeNull();
    tapIn('dialog', 'Close');
    await settle();
    expect(console.acts).toEqual(['unlock without', `read ${PASS}`, `lock ${PASS}`]);
  });

  it('ask for the PIN in a kiosk, and show nothing before', async () => {
    const console = await openSettings({ kiosk: true });
    console.refuse('unlock', 'kiosk.wrongPin', 2);
    expect(dialog().queryByText('room@contoso.test')).toBeNull();
    expect(console.acts).toEqual([]);
    for (const digit of '4711') tapIn('dialog', `Digit ${digit}`);
    tapIn('dialog', 'Unlock');
    await settle();
    expect(console.secrets).toEqual([{ purpose: 'exitPin', value: '4711' }]);
    expect(console.acts).toEqual([`unlock ${HANDLE}`]);
    expect(dialog().getByRole('alert').dataset['code']).toBe('kiosk.wrongPin');
    expect(dialog().getByLabelText<HTMLInputElement>('Exit PIN').value).toBe('');
  });

  it('count down while the lock takes no PIN', async () => {
    const console = await openSettings({ kiosk: true });
    console.refuse('unlock', 'kiosk.wait', 30);
    vi.useFakeTimers();
    tapIn('dialog', 'Digit 4');
    tapIn('dialog', 'Unlock');
    await act(async () => {
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(dialog().getByRole('timer').textContent).toContain('Wait 30 seconds');
    for (let second = 0; second < 2; second += 1) act(() => void vi.advanceTimersByTime(1_000));
    expect(dialog().getByRole('timer').textContent).toContain('Wait 28 seconds');
    tapIn('dialog', 'Digit 4');
    tapIn('dialog', 'Unlock');
    expect(console.acts).toEqual([`unlock ${HANDLE}`]);
  });

  it('lock again when the console says so', async () => {
    const console = await unlocked();
    expect(dialog().getByText('room@contoso.test')).toBeTruthy();
    console.tell({ type: 'locked' });
    await settle();
    expect(dialog().getByText(/nobody used them/)).toBeTruthy();
    expect(dialog().queryByText('room@contoso.test')).toBeNull();
  });

  it('export the log, and say where it is or why it is not', async () => {
    const console = await openSettings();
    console.refuse('exportLog', 'export.diskFull');
    tapIn('dialog', 'Export log');
    await settle();
    expect(dialog().getByRole('alert').dataset['code']).toBe('export.diskFull');
    console.refuse('exportLog', null);
    tapIn('dialog', 'Export log');
    await settle();
    expect(dialog().queryByRole('alert')).toBeNull();
    for (const text of ['The log was saved.', 'roomkey-log.zip', '123 kB', '789']) {
      expect(dialog().getByText(text)).toBeTruthy();
    }
  });

  it('reset after two questions, the first of which names what is lost', async () => {
    const console = await openSettings();
    tapIn('dialog', 'Reset to first run');
    expect(within(screen.getByRole('alertdialog')).getByText(/room@contoso\.test/)).toBeTruthy();
    tapIn('alertdialog', 'Continue');
    expect(within(screen.getByRole('alertdialog')).getByText(/can’t be undone/)).toBeTruthy();
    expect(console.acts).not.toContain(`reset ${PASS}`);
    tapIn('alertdialog', 'Reset now');
    await settle();
    expect(console.acts).toContain(`reset ${PASS}`);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leave the kiosk with the pass alone', async () => {
    const console = await unlocked();
    tapIn('dialog', 'Leave kiosk mode');
    await settle();
    expect(console.acts).toContain(`leaveKiosk ${PASS}`);
  });
});

describe('a reset', () => {
  it.each([
    ['checking', 0, ''],
    ['blocked', 0, 'Nothing was removed'],
    ['tellingPortal', 1, ''],
    ['clearing', 2, ''],
    ['incomplete', 2, 'Part of it is removed already'],
  ] as const)('%s', async (reset, at, text) => {
    await show({ step: 'resetting', reset, allowed: [] });
    const stages = screen.getAllByRole('listitem');
    expect(stages.map((stage) => stage.getAttribute('aria-current'))).toEqual(
      [0, 1, 2].map((index) => (index === at ? 'step' : null)),
    );
    expect(screen.getByRole('status').textContent).toContain(text);
  });
});
