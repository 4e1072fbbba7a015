import { act, render, screen, within } from '@testing-library/react';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import {
  FRONT_OF_ROOM_SCENES,
  type FrontOfRoomBridge,
  type FrontOfRoomView,
  SETUP_STAGES,
} from '@roomkey/shared/ipc/front-of-room';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { describe, expect, it, vi } from 'vitest';
import { settle } from '../testing/show';
import { FrontOfRoom } from './front-of-room';

const VIEW: FrontOfRoomView = {
  revision: 1,
  locale: 'en',
  scene: 'welcome',
  stage: 'welcome',
  roomName: null,
  approval: null,
  offline: false,
  theme: 'dark',
  motion: 'system',
};
const APPROVAL = { userCode: 'BCDF-GHJK', portalHost: 'portal.contoso.test' };

/** A fake of the bridge: the real one needs a window and a console behind it. */
async function show(first: Partial<FrontOfRoomView>) {
  let view = { ...VIEW, ...first };
  const listeners = new Set<(view: FrontOfRoomView) => void>();
  const bridge: FrontOfRoomBridge = {
    view: {
      get: vi.fn(() => Promise.resolve({ ok: true as const, value: view })),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  const shown = render(<FrontOfRoom bridge={bridge} />);
  await settle();
  const push = async (change: Partial<FrontOfRoomView>) => {
    view = { ...view, ...change };
    act(() => listeners.forEach((listener) => listener(view)));
    await settle();
  };
  return { ...shown, bridge, push };
}

const main = () => screen.getByRole('main');

describe('the front of the room', () => {
  it('says what the setup is at, and where to go on', async () => {
    await show({});
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Let’s set up this room');
    expect(main().textContent).toContain('Tap “Get started” on the console.');
    expect(main().textContent).toContain('Continue on the console');
    const stages = within(screen.getByRole('list', { name: 'Setup progress' })).getAllByRole('listitem');
    expect(stages).toHaveLength(SETUP_STAGES.length);
    expect(stages[0]?.getAttribute('aria-current')).toBe('step');
  });

  it('shows the code and where to approve while that is awaited, and no way to press', async () => {
    await show({ scene: 'waiting', stage: 'approval', roomName: 'Berlin 3.14', approval: APPROVAL });
    expect(main().textContent).toContain('BCDF-GHJK');
    expect(main().textContent).toContain('portal.contoso.test');
    expect(screen.getByText('Berlin 3.14')).toBeTruthy();
    expect(main().textContent).not.toContain('Continue on the console');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says that the portal does not answer', async () => {
    const page = await show({ scene: 'waiting', stage: 'approval', approval: APPROVAL, offline: true });
    expect(main().textContent).toContain('The portal does not answer.');
    await page.push({ revision: 2, offline: false });
    expect(main().textContent).not.toContain('The portal does not answer.');
  });

  it('becomes the room’s home, its calendar marked as a sample', async () => {
    await show({ scene: 'home', stage: null, roomName: 'Berlin 3.14' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Berlin 3.14');
    expect(screen.getByText('Sample data')).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'Setup progress' })).toBeNull();
  });

  it('is marked as a simulation in every scene', async () => {
    const page = await show({});
    for (const [index, scene] of FRONT_OF_ROOM_SCENES.entries()) {
      await page.push({ revision: index + 2, scene });
      expect(main().dataset['scene']).toBe(scene);
      expect(screen.getByText('Simulation')).toBeTruthy();
      expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe('');
    }
  });

  it('drops older views, and takes new looks of the same one', async () => {
    const page = await show({ revision: 5, scene: 'code', stage: 'code' });
    await page.push({ revision: 4, scene: 'waiting' });
    expect(main().dataset['scene']).toBe('code');
    await page.push({ revision: 5, scene: 'code', theme: 'contrast', motion: 'reduced' });
    expect(document.documentElement.dataset['theme']).toBe('contrast');
    expect(document.documentElement.dataset['motion']).toBe('reduced');
  });

  it('follows the console’s language and its direction', async () => {
    await show({ locale: 'ar', scene: 'waiting', stage: 'approval', approval: APPROVAL });
    expect(document.documentElement.dir).toBe('rtl');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(CATALOGUES.ar.frontOfRoom.scenes.waiting.title);
    expect(screen.getByText('BCDF-GHJK').dir).toBe('ltr');
  });

  it('asks again where the console could not answer', async () => {
    vi.useFakeTimers();
    try {
      const page = await show({ scene: 'code' });
      page.unmount();
      const get = vi
        .fn<FrontOfRoomBridge['view']['get']>()
        .mockResolvedValueOnce({ ok: false, error: { code: 'ipc.failed' } })
        .mockResolvedValue({ ok: true, value: { ...VIEW, scene: 'code' } });
      render(<FrontOfRoom bridge={{ view: { get, subscribe: () => () => {} } }} />);
      await settle();
      expect(main().dataset['scene']).toBe('starting');
      await act(() => vi.advanceTimersByTimeAsync(2_000));
      expect(main().dataset['scene']).toBe('code');
    } finally {
      vi.useRealTimers();
    }
  });
});

it.each(SUPPORTED_LOCALES)('the catalogue of %s has a text for every scene of the setup', (locale) => {
  const scenes: Record<string, { readonly title: string; readonly text: string } | undefined> =
    CATALOGUES[locale].frontOfRoom.scenes;
  for (const scene of FRONT_OF_ROOM_SCENES.filter((each) => each !== 'home')) {
    expect([scene, scenes[scene]?.title.trim() !== '', scenes[scene]?.text.trim() !== '']).toEqual([scene, true, true]);
    expect(scenes[scene]).toBeDefined();
  }
});
