import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPinAttemptsFile } from '../../../app/kiosk/pin-attempts';
import { createPinLock } from '../../../app/kiosk/pin-lock';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let file: string;
/** Two clocks: the one on the wall, and one that only grows and begins anew with each start. */
let wall = 1_700_000_000_000;
beforeEach(async () => {
  folder = await makeTempFolder();
  file = path.join(folder.path, 'exit-pin-attempts.json');
});
afterEach(() => folder.remove());

/** A start of the console. */
async function started() {
  let running = 0;
  const notes: string[] = [];
  const lock = await createPinLock({
    pin: '493817',
    wallClock: () => wall,
    monotonic: () => running,
    file: createPinAttemptsFile(file),
    note: (event, code) => notes.push(`${event} ${code ?? ''}`.trim()),
  });
  const pass = (seconds: number) => {
    wall += seconds * 1_000;
    running += seconds * 1_000;
  };
  const wrong = async () => {
    const answer = await lock.attempt('000000');
    if (answer.outcome !== 'wrong') throw new Error(answer.outcome);
    return answer.retryAfterSeconds;
  };
  return { lock, notes, pass, wrong };
}

test('opens with the right PIN', async () => {
  const { lock } = await started();
  expect(await lock.attempt('493817')).toEqual({ outcome: 'right' });
});

test('each wrong PIN makes the next wait twice as long, up to five minutes', async () => {
  const { pass, wrong } = await started();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 14; attempt += 1) {
    waits.push(await wrong());
    pass(waits.at(-1) ?? 0);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300, 300]);
});

test('while it waits it looks at no PIN, not even the right one', async () => {
  const { lock, pass, wrong } = await started();
  await wrong();
  pass(0.4);
  expect(await lock.attempt('493817')).toEqual({ outcome: 'wait', retryAfterSeconds: 1 });
  pass(0.6);
  expect(await lock.attempt('493817')).toEqual({ outcome: 'right' });
});

test('two at once count as one: the second waits', async () => {
  const { lock } = await started();
  const [first, second] = await Promise.all([lock.attempt('000000'), lock.attempt('493817')]);
  expect(first.outcome).toBe('wrong');
  expect(second.outcome).toBe('wait');
});

test('the right PIN starts the count anew', async () => {
  const { lock, pass, wrong } = await started();
  await wrong();
  pass(1);
  await lock.attempt('493817');
  expect(await wrong()).toBe(1);
});

test('the log says what happened, never what was typed', async () => {
  const { lock, notes, pass } = await started();
  await lock.attempt('271828');
  pass(1);
  await lock.attempt('493817');
  expect(notes).toEqual(['kiosk.wrongPin', 'kiosk.left']);
  expect(await readFile(file, 'utf8')).not.toMatch(/271828|493817/);
});

describe('across restarts', () => {
  test('the count and what is left of the delay go on', async () => {
    const before = await started();
    for (const seconds of [1, 2, 4, 8]) {
      expect(await before.wrong()).toBe(seconds);
      before.pass(seconds);
    }
    expect(await before.wrong()).toBe(16);
    wall += 6_000;

    const after = await started();
    expect(await after.lock.attempt('493817')).toEqual({ outcome: 'wait', retryAfterSeconds: 10 });
    after.pass(10);
    expect(await after.wrong()).toBe(32);
  });

  test('a plug that is pulled while a PIN is looked at has spent the attempt', async () => {
    const { lock } = await started();
    let writtenBefore = '';
    const answer = lock.attempt('000000').then(() => readFile(file, 'utf8'));
    // The write comes before the slow hash: the file is there first.
    while (writtenBefore === '') writtenBefore = await readFile(file, 'utf8').catch(() => '');
    expect(JSON.parse(writtenBefore)).toMatchObject({ wrong: 1 });
    await answer;
  });

  test('a clock that was set back shortens nothing; one that was set forward ends the delay of the past, not the count', async () => {
    const before = await started();
    for (const seconds of [1, 2, 4]) {
      await before.wrong();
      before.pass(seconds);
    }
    await before.wrong();
    wall -= 86_400_000;
    const after = await started();
    expect(await after.lock.attempt('493817')).toEqual({ outcome: 'wait', retryAfterSeconds: 8 });
    wall += 365 * 86_400_000;
    // While the console runs, the wall clock counts for nothing.
    expect(await after.lock.attempt('493817')).toEqual({ outcome: 'wait', retryAfterSeconds: 8 });
    after.pass(8);
    expect(await after.wrong()).toBe(16);
  });

  test.each(['', '{}', '{"format":1,"wrong":-5,"at":0}', '{"format":1,"wrong":0,"at":0,"more":1}', 'null'])(
    'a file that somebody has changed means the longest delay: %j',
    async (text) => {
      await writeFile(file, text);
      const { lock, notes, pass, wrong } = await started();
      expect(notes).toEqual(['kiosk.attemptsUnreadable']);
      expect(await lock.attempt('493817')).toEqual({ outcome: 'wait', retryAfterSeconds: 300 });
      pass(300);
      expect(await wrong()).toBe(300);
    },
  );

  test('leaving clears what is kept; the file is the owner’s alone', async () => {
    const { lock, pass, wrong } = await started();
    await wrong();
    pass(1);
    await lock.attempt('493817');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ wrong: 0 });
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await (await started()).wrong()).toBe(1);
  });

  test('where nothing can be written the delay holds all the same, and the log says so', async () => {
    await folder.remove();
    const { lock, notes, wrong } = await started();
    await wrong();
    expect(notes).toContain('kiosk.attemptsUnwritable');
    expect((await lock.attempt('493817')).outcome).toBe('wait');
  });
});
