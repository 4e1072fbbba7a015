import { describe, expect, test } from 'vitest';
import { BEAT_MS, KIOSK_PATIENCE_MS, LOAD_PATIENCE_MS, createPulse } from '../../../app/recovery/pulse';

/** A main process and a page on one clock. `answersAfter`: how long the page takes, or null while it hangs. */
function stage() {
  const pulse = createPulse(KIOSK_PATIENCE_MS);
  let now = 0;
  let answersAfter: number | null = 5;
  const waiting: { beat: number; at: number }[] = [];
  let hungAt: number | null = null;

  const deliver = () => {
    while (waiting[0] !== undefined && waiting[0].at <= now) {
      const { beat, at } = waiting.shift() ?? { beat: 0, at: 0 };
      pulse.answered(beat, Math.max(at, now));
    }
  };
  /** Runs for `ms`; main's timer is late by `lag` at each beat. */
  const run = (ms: number, lag = 0) => {
    const end = now + ms;
    while (now < end && hungAt === null) {
      const due = now + BEAT_MS + lag;
      for (; now < due; now += 1) if (lag === 0) deliver();
      // After a late timer answers are still queued behind it.
      const beat = pulse.beat(now);
      if (beat === 'hung') hungAt = now;
      else if (answersAfter !== null) waiting.push({ beat, at: now + answersAfter });
      deliver();
    }
  };
  return {
    pulse,
    run,
    now: () => now,
    /** What was asked before a hang is answered still, unless it comes later than now. */
    answer: (after: number | null) => void (answersAfter = after),
    /** The page's main thread is busy for `ms`, and answers what was asked meanwhile afterwards. */
    block(ms: number) {
      for (const asked of waiting) asked.at = Math.max(asked.at, now + ms);
      const before = answersAfter;
      const until = now + ms;
      while (now < until && hungAt === null) {
        answersAfter = until - now - BEAT_MS;
        run(Math.min(BEAT_MS, until - now));
      }
      answersAfter = before;
    },
    /** Everything stands still, as in a sleep or while main is blocked. */
    stop: (ms: number) => void (now += ms),
    hungAt: () => hungAt,
  };
}

/** Long enough for what was slow at the load to be forgotten. */
const SETTLED_MS = 5_000;

test('a page that answers is left alone', () => {
  const scene = stage();
  scene.run(60_000);
  expect(scene.hungAt()).toBeNull();
});

test('a page that stops answering is called hung when patience is over', () => {
  const scene = stage();
  scene.run(SETTLED_MS);
  const since = scene.now();
  scene.answer(null);
  scene.run(5_000);
  const took = (scene.hungAt() ?? Infinity) - since;
  expect(took).toBeLessThanOrEqual(KIOSK_PATIENCE_MS + BEAT_MS);
  expect(took).toBeGreaterThanOrEqual(KIOSK_PATIENCE_MS - BEAT_MS);
});

describe('no false alarm', () => {
  test('tasks that take half a second', () => {
    const scene = stage();
    scene.run(SETTLED_MS);
    for (let task = 0; task < 20; task += 1) {
      scene.block(KIOSK_PATIENCE_MS - BEAT_MS - 50);
      scene.run(1_000);
    }
    expect(scene.hungAt()).toBeNull();
  });

  test.each([3_000, 60_000, 8 * 3_600_000])('main blocked, or the machine asleep, for %d ms', (ms) => {
    const scene = stage();
    scene.run(SETTLED_MS);
    scene.stop(ms);
    scene.run(10_000);
    expect(scene.hungAt()).toBeNull();
  });

  test('waking up: the page is slow for another two seconds', () => {
    const scene = stage();
    scene.run(SETTLED_MS);
    scene.stop(30_000);
    scene.block(2_000);
    scene.run(10_000);
    expect(scene.hungAt()).toBeNull();
  });

  test('a machine on which everything takes long: main is late by 0.3 s each time, answers take 1 s', () => {
    const scene = stage();
    scene.answer(1_000);
    scene.run(60_000, 300);
    expect(scene.hungAt()).toBeNull();
  });

  test('answers that get slower by and by', () => {
    const scene = stage();
    for (const ms of [5, 50, 150, 400, 900, 1_200]) {
      scene.answer(ms);
      scene.run(10_000);
    }
    expect(scene.hungAt()).toBeNull();
  });

  test('a first load of 14 s, and long tasks right after it', () => {
    const scene = stage();
    scene.block(14_000);
    scene.run(200);
    scene.block(1_500);
    scene.run(10_000);
    expect(scene.hungAt()).toBeNull();
  });
});

test('a page that hangs while it loads is called hung all the same', () => {
  const scene = stage();
  scene.answer(null);
  scene.run(60_000);
  expect(scene.hungAt()).toBe(LOAD_PATIENCE_MS + BEAT_MS);
});

test('on a slow machine a hang is noticed later, after five seconds at most', () => {
  const scene = stage();
  scene.answer(1_300);
  scene.run(30_000);
  const since = scene.now();
  scene.answer(null);
  scene.run(20_000);
  const took = (scene.hungAt() ?? Infinity) - since;
  expect(took).toBeGreaterThan(1_500);
  // What was asked before is still answered for 1.3 s.
  expect(took).toBeLessThanOrEqual(6_400);
});

test('answers that were made up, or come late, change nothing', () => {
  const scene = stage();
  scene.run(SETTLED_MS);
  const since = scene.now();
  scene.answer(null);
  for (let step = 0; step < 30; step += 1) {
    scene.run(BEAT_MS);
    scene.pulse.answered(999_999, scene.now());
    scene.pulse.answered(Number.NaN, scene.now());
  }
  expect((scene.hungAt() ?? Infinity) - since).toBeLessThanOrEqual(KIOSK_PATIENCE_MS + BEAT_MS);
});
