import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences, type PreferencesView } from '@roomkey/shared/ipc/preferences';
import { createPreferences } from '../../../app/preferences/preferences';
import { createPreferencesFile } from '../../../app/preferences/preferences-file';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTempFolder();
  file = path.join(folder.path, 'preferences.json');
});
afterEach(() => folder.remove());

/** The system's theme is played here; the end-to-end tests have Electron's. */
function open(fixed: Partial<Preferences> = {}) {
  const used: Preferences['theme'][] = [];
  const notes: string[] = [];
  let dark = false;
  let systemChanged = () => {};
  const preferences = createPreferences({
    file: createPreferencesFile(file),
    appearance: {
      use: (theme) => void used.push(theme),
      systemIsDark: () => dark,
      onChanged: (listener) => (systemChanged = listener),
    },
    fixed,
    note: (event) => void notes.push(event),
  });
  const darken = () => {
    dark = true;
    systemChanged();
  };
  return { preferences, used, notes, darken };
}

test('are the defaults on a first start, and follow the system', () => {
  const { preferences, used, notes, darken } = open();
  expect(preferences.view()).toEqual({ ...DEFAULT_PREFERENCES, shownTheme: 'light', managed: [], kept: true });
  const pushed: PreferencesView[] = [];
  preferences.subscribe((view) => pushed.push(view));
  darken();
  expect(pushed.map(({ shownTheme }) => shownTheme)).toEqual(['dark']);
  expect([used, notes]).toEqual([['system'], []]);
});

test('are kept, and found again at the next start', async () => {
  const first = open();
  const pushed: PreferencesView[] = [];
  const stop = first.preferences.subscribe((view) => pushed.push(view));
  await first.preferences.change({ theme: 'contrast' });
  await first.preferences.change({ textSize: 150, motion: 'reduced' });
  stop();
  expect(pushed).toHaveLength(2);
  expect(first.used).toEqual(['system', 'contrast', 'contrast']);
  const next = open();
  expect(next.preferences.view()).toMatchObject({ theme: 'contrast', shownTheme: 'contrast', textSize: 150 });
  expect(next.used).toEqual(['contrast']);
});

test('chosen quickly one after another, the last one is kept', async () => {
  const { preferences } = open();
  await Promise.all([
    preferences.change({ textSize: 125 }),
    preferences.change({ textSize: 150 }),
    preferences.change({ textSize: 200 }),
  ]);
  expect(open().preferences.view().textSize).toBe(200);
});

test('what the configuration decides is shown and refused', async () => {
  const { preferences, used } = open({ theme: 'dark' });
  expect(preferences.view()).toMatchObject({ theme: 'dark', shownTheme: 'dark', managed: ['theme'] });
  expect(await preferences.change({ theme: 'light', textSize: 125 })).toBeNull();
  expect(await preferences.change({ textSize: 125 })).toMatchObject({ theme: 'dark', textSize: 125 });
  expect(used).toEqual(['dark', 'dark']);
});

describe('a file that does not fit', () => {
  test.each(['', '{', '[]', '{"format":1}', '{"format":2,"theme":"dark","textSize":100,"motion":"system"}'])(
    'is passed over: %j',
    async (text) => {
      await writeFile(file, text);
      const { preferences, notes } = open();
      expect(preferences.view()).toMatchObject(DEFAULT_PREFERENCES);
      expect(notes).toEqual(['preferences.unreadable']);
      await preferences.change({ theme: 'dark' });
      expect(open().preferences.view().theme).toBe('dark');
    },
  );

  test('nor a folder in its place: chosen all the same, and said not to be kept', async () => {
    await mkdir(path.join(file, 'within'), { recursive: true });
    const { preferences, notes } = open();
    expect(await preferences.change({ theme: 'dark' })).toMatchObject({ shownTheme: 'dark', kept: false });
    expect(notes).toContain('preferences.notKept');
  });
});

test('forgotten, they are the defaults and off the disk', async () => {
  const { preferences, used } = open();
  await preferences.change({ theme: 'dark', textSize: 200 });
  await preferences.forget();
  expect(preferences.view()).toMatchObject(DEFAULT_PREFERENCES);
  expect(used.at(-1)).toBe('system');
  await expect(readFile(file)).rejects.toThrow('ENOENT');
  await preferences.forget();
});
