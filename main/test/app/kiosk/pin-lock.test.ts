import { expect, test } from 'vitest';
import { createPinLock } from '../../../app/kiosk/pin-lock';

async function lockAt() {
  let now = 1_000_000;
  const notes: string[] = [];
  const lock = await createPinLock('493817', { now: () => now }, (event, code) => notes.push(`${event} ${code ?? ''}`));
  return { lock, notes, pass: (seconds: number) => (now += seconds * 1000) };
}

test('opens with the right PIN', async () => {
  const { lock } = await lockAt();
  expect(await lock.attempt('493817')).toEqual({ outcome: 'right' });
});

test('each wrong PIN makes the next wait twice as long, up to five minutes', async () => {
  const { lock, pass } = await lockAt();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    const answer = await lock.attempt('000000');
    if (answer.outcome !== 'wrong') throw new Error(answer.outcome);
    waits.push(answer.retryAfterSeconds);
    pass(answer.retryAfterSeconds);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

test('while it waits it looks at no PIN, not even the right one', async () => {
  const { lock, pass } = await lockAt();
  await lock.attempt('000000');
  pass(0.4);
  expect(await lock.attempt('493817')).toEqual({ outcome: 'wait', retryAfterSeconds: 1 });
  pass(0.6);
  expect(await lock.attempt('493817')).toEqual({ outcome: 'right' });
});

test('two at once count as one: the second waits', async () => {
  const { lock } = await lockAt();
  const [first, second] = await Promise.all([lock.attempt('000000'), lock.attempt('493817')]);
  expect(first.outcome).toBe('wrong');
  expect(second.outcome).toBe('wait');
});

test('the right PIN starts the count anew', async () => {
  const { lock, pass } = await lockAt();
  await lock.attempt('000000');
  pass(1);
  await lock.attempt('493817');
  expect(await lock.attempt('000000')).toEqual({ outcome: 'wrong', retryAfterSeconds: 1 });
});

test('the log says what happened, never what was typed', async () => {
  const { lock, notes, pass } = await lockAt();
  await lock.attempt('271828');
  pass(1);
  await lock.attempt('493817');
  expect(notes).toEqual(['kiosk.wrongPin ', 'kiosk.left ']);
});
