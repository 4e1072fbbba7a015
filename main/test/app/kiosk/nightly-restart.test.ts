import { readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { startNightlyRestart, type NightlyRestart } from '../../../app/kiosk/nightly-restart';
import { makeTempFolder } from '../../support/temp-folder';

const HOUR = 3_600_000;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
const started: NightlyRestart[] = [];
beforeEach(async () => {
  folder = await makeTempFolder();
});
afterEach(async () => {
  for (const each of started.splice(0)) each.stop();
  await folder.remove();
});

/** A console at home that has run for a day and that nobody has touched. The time is set by hand. */
function room(change: Partial<{ untouched: number; running: number }> = {}) {
  const state = {
    now: Date.parse('2026-06-10T04:30:00Z'),
    untouched: change.untouched ?? HOUR,
    running: change.running ?? 24 * HOUR,
    view: { step: 'home', busy: false, storage: null } as Pick<SetupView, 'step' | 'busy' | 'storage'>,
  };
  const notes: string[] = [];
  let restarts = 0;
  const nightly = startNightlyRestart({
    window: { start: 120, end: 300 },
    installationId: 'an-installation',
    file: path.join(folder.path, 'nightly-restart.json'),
    clock: { now: () => state.now },
    untouchedMs: () => state.untouched,
    runningMs: () => state.running,
    view: () => state.view,
    note: (event, code) => notes.push(code === undefined ? event : `${event} ${code}`),
    restart: () => (restarts += 1),
    timeZone: 'UTC',
  });
  started.push(nightly);
  return { state, notes, restarts: () => restarts, look: () => nightly.look() };
}

test('restarts once a night, also when it is started again within the window', async () => {
  const before = room();
  await before.look();
  await before.look();
  expect(before.restarts()).toBe(1);
  expect(before.notes).toEqual(['nightlyRestart.now']);

  const after = room();
  await after.look();
  expect(after.restarts()).toBe(0);
  after.state.now += 24 * HOUR;
  await after.look();
  expect(after.restarts()).toBe(1);
});

test('not by day', async () => {
  const { state, look, restarts, notes } = room();
  for (let hour = 1; hour < 21; hour += 1) {
    state.now = Date.parse('2026-06-10T05:00:00Z') + hour * HOUR;
    await look();
  }
  expect(restarts()).toBe(0);
  expect(notes).toEqual([]);
});

test('waits while somebody touches the screen, says so once, and restarts later in the window', async () => {
  const { state, look, restarts, notes } = room({ untouched: 9 * 60_000 });
  await look();
  await look();
  expect(restarts()).toBe(0);
  state.now += 60_000;
  state.untouched = 10 * 60_000;
  await look();
  expect(restarts()).toBe(1);
  expect(notes).toEqual(['nightlyRestart.postponed inUse', 'nightlyRestart.now']);
});

test.each([
  { step: 'oneTimePassword', busy: true, storage: null },
  { step: 'storingCredentials', busy: false, storage: null },
  { step: 'signingIn', busy: true, storage: null },
  { step: 'verifyingDevice', busy: true, storage: null },
  { step: 'starting', busy: true, storage: null },
] as const)('never in the middle of something: $step', async (view) => {
  const { state, look, restarts, notes } = room();
  state.view = view;
  await look();
  expect(restarts()).toBe(0);
  expect(notes).toEqual(['nightlyRestart.postponed busy']);
});

test('never while the setup is not on disk', async () => {
  const { state, look, restarts, notes } = room();
  state.view = { step: 'home', busy: false, storage: { code: 'state.unwritable', params: {} } };
  await look();
  expect(restarts()).toBe(0);
  expect(notes).toEqual(['nightlyRestart.postponed unwritable']);
});

test('a console that started within the hour is fresh, whatever its file and its clock say', async () => {
  const { look, restarts, notes } = room({ running: HOUR - 1 });
  await look();
  expect(restarts()).toBe(0);
  expect(notes).toEqual(['nightlyRestart.postponed fresh']);
});

test('a clock that is set back within the night brings no second restart; one that is set to another day brings one', async () => {
  const { state, look, restarts } = room();
  await look();
  state.now -= HOUR;
  await look();
  expect(restarts()).toBe(1);
  state.now -= 48 * HOUR;
  await look();
  expect(restarts()).toBe(2);
});

test('a file that is broken is written anew; one that cannot be written means no restart', async () => {
  const file = path.join(folder.path, 'nightly-restart.json');
  await writeFile(file, '{"format":1,"night":');
  const broken = room();
  await broken.look();
  expect(broken.restarts()).toBe(1);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ format: 1, night: '2026-06-10' });

  await rm(file);
  await mkdir(file);
  const blocked = room();
  await blocked.look();
  expect(blocked.restarts()).toBe(0);
  expect(blocked.notes).toEqual(['nightlyRestart.postponed unwritable']);
});
