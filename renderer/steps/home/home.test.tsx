import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { settle, show } from '../../testing/show';
import { sampleMeetings } from './sample-meetings';

const AT_HOME = { step: 'home', account: { upn: 'room@contoso.test', roomName: 'Berlin 3.14' } } as const;
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const dialog = () => within(screen.getByRole('dialog'));

describe('the room’s home', () => {
  it('is headed by the room, and marks its calendar as a sample', async () => {
    await show(AT_HOME);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Berlin 3.14');
    expect(screen.getByText('Sample data')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Join .* \(sample\)$/ })).toHaveLength(4);
  });

  it.each([
    [{ error: null, checkedAt: null }, 'No report to the portal yet.'],
    [{ error: null, checkedAt: 0 }, 'came through'],
    [{ error: { code: 'portal.unreachable', params: {} }, checkedAt: 0 }, 'The portal can’t be reached'],
  ] as const)('says how the last report went: %j', async (health, text) => {
    await show({ ...AT_HOME, health: { ...health, parts: [] } });
    expect(screen.getByRole('status').textContent).toContain(text);
  });

  it('marks every action as a sample, and says what a real room would do', async () => {
    await show(AT_HOME);
    const actions = within(screen.getByRole('list', { name: 'Actions' })).getAllByRole('button');
    expect(actions.map(({ textContent }) => textContent)).toEqual([
      ...['Meet now', 'Call', 'Share', 'Join with an ID', 'Room controls'].map((name) => `${name}Sample`),
      'More',
    ]);
    for (const action of actions.slice(0, -1)) {
      fireEvent.click(action);
      expect(dialog().getByText('This is a sample. The simulator does nothing here.')).toBeTruthy();
      expect(dialog().getByText(/^In a real room/)).toBeTruthy();
      fireEvent.click(dialog().getByRole('button', { name: 'Close' }));
      expect(screen.queryByRole('dialog')).toBeNull();
    }
    tap('Join Design review (sample)');
    expect(dialog().getByRole('heading').textContent).toBe('Design review');
  });

  it('offers a whiteboard on a touch board only', async () => {
    const device = { make: 'Microsoft Corporation', serial: null, os: null, source: 'profile' } as const;
    await show({ ...AT_HOME, device: { ...device, model: 'Surface Hub 3' } });
    expect(screen.getByRole('button', { name: /^Whiteboard/ })).toBeTruthy();
  });
});

describe('More', () => {
  it.each(['Accessibility', 'Language', 'Help', 'Settings'])('leads to %s and back home', async (name) => {
    await show(AT_HOME);
    tap('More');
    expect(dialog().getByRole('button', { name: 'Restart device' })).toBeTruthy();
    fireEvent.click(dialog().getByRole('button', { name }));
    await settle();
    expect(dialog().getByRole('heading', { level: 2 }).textContent).toBe(name);
    fireEvent.click(dialog().getByRole('button', { name: /Done|Close/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('restarts only after a question', async () => {
    const console = await show(AT_HOME);
    tap('More');
    fireEvent.click(dialog().getByRole('button', { name: 'Restart device' }));
    expect(console.acts).toEqual([]);
    const question = within(screen.getByRole('alertdialog'));
    fireEvent.click(question.getByRole('button', { name: 'Restart' }));
    await settle();
    expect(console.acts).toEqual(['restart']);
  });
});

it('sample meetings are around the present hour, and one is always running', () => {
  for (const now of [0, 29 * 60_000, Date.UTC(2026, 10, 22, 23, 59)]) {
    const running = sampleMeetings(now).filter(({ from, to }) => from <= now && now < to);
    expect(running).toHaveLength(1);
  }
});
