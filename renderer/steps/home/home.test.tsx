import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../../testing/show';
import { sampleMeetings } from './sample-meetings';

const AT_HOME = { step: 'home', account: { upn: 'room@contoso.test', roomName: 'Berlin 3.14' } } as const;

describe('the room’s home', () => {
  it('is headed by the room, and marks its calendar as a sample', async () => {
    await show(AT_HOME);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Berlin 3.14');
    expect(screen.getByText('Sample data')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
  });

  it.each([
    [{ error: null, checkedAt: null }, 'No report to the portal yet.'],
    [{ error: null, checkedAt: 0 }, 'came through'],
    [{ error: { code: 'portal.unreachable', params: {} }, checkedAt: 0 }, 'The portal can’t be reached'],
  ] as const)('says how the last report went: %j', async (health, text) => {
    await show({ ...AT_HOME, health: { ...health, parts: [] } });
    expect(screen.getByRole('status').textContent).toContain(text);
  });
});

it('sample meetings are around the present hour, and one is always running', () => {
  for (const now of [0, 29 * 60_000, Date.UTC(2026, 10, 22, 23, 59)]) {
    const running = sampleMeetings(now).filter(({ from, to }) => from <= now && now < to);
    expect(running).toHaveLength(1);
  }
});
