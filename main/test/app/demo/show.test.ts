import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoryId } from '@roomkey/shared/demo/stories';
import { createDemoStage } from '../../../app/demo/demo-stage';
import { createShow } from '../../../app/demo/show';

beforeEach(() =>
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] }),
);
afterEach(() => vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);

/** Stories that last until the test ends or fails them. */
function bench({ idleSeconds = 60, untouchedMs = () => Infinity } = {}) {
  const stage = createDemoStage(15);
  const began: StoryId[] = [];
  const played: StoryId[] = [];
  const failed: StoryId[] = [];
  let finish: (how?: Error) => void = () => undefined;
  const show = createShow({
    stage,
    play: (story, signal) =>
      new Promise((resolve, reject) => {
        began.push(story);
        finish = (how) => (how === undefined ? resolve() : reject(how));
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
    onPlayed: (story) => played.push(story),
    onFailed: (story) => failed.push(story),
    idleSeconds,
    untouchedMs,
    handOverMs: () => 4_000,
  });
  const end = async (how?: Error) => {
    finish(how);
    await settled();
  };
  return { stage, show, began, played, failed, end };
}

const ALL = { kind: 'play', story: 'all', loop: true } as const;

describe('stories', () => {
  test('come one after the other, and from the start again in a loop', async () => {
    const { show, began, played, stage, end } = bench();
    await show.start(ALL);
    for (let story = 0; story < 5; story += 1) await end();
    expect(began).toEqual(['approved', 'rejected', 'wrongCode', 'networkLost', 'expired', 'approved']);
    expect(played).toHaveLength(5);
    expect(stage.state()).toMatchObject({ mode: 'playing', played: 5 });
    await show.end();
  });

  test('played once, leave the console where it is', async () => {
    const { show, stage, began, end } = bench();
    await show.start({ kind: 'play', story: 'rejected', loop: false });
    await end();
    expect(began).toEqual(['rejected']);
    expect(stage.state()).toMatchObject({ mode: 'waiting', story: null, caption: null });
  });

  test('that fail are tried once more, after a while, and then left out', async () => {
    const { show, began, failed, stage, end } = bench();
    await show.start(ALL);
    await end(new Error('no portal'));
    expect(stage.state().caption).toEqual({ of: 'demo', key: 'portalAway' });
    await vi.advanceTimersByTimeAsync(5_000);
    await end(new Error('no portal'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(began).toEqual(['approved', 'approved', 'rejected']);
    expect(failed).toEqual(['approved', 'approved']);
    await show.end();
  });
});

describe('a touch', () => {
  test('ends the story at once; after the idle time the same story comes back', async () => {
    const { show, stage, began, played, end } = bench();
    await show.start(ALL);
    await end();
    show.touched();
    expect(stage.state()).toMatchObject({ mode: 'handedOver', story: null, takesOverIn: 60 });
    expect(stage.view()).toMatchObject({ caption: { key: 'handedOverBriefly' }, takesOverIn: null });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(stage.view().caption).toBeNull();
    await vi.advanceTimersByTimeAsync(42_000);
    expect(stage.view().takesOverIn).toBe(14);
    // Somebody stays: it counts from the start.
    show.touched();
    expect(stage.state().takesOverIn).toBe(60);
    expect(stage.view().takesOverIn).toBeNull();
    await vi.advanceTimersByTimeAsync(60_500);
    expect(stage.state().mode).toBe('playing');
    expect(began).toEqual(['approved', 'rejected', 'rejected']);
    expect(played).toEqual(['approved']);
    await show.end();
  });

  test('of anything on this machine keeps the story away', async () => {
    const { show, stage } = bench({ idleSeconds: 10, untouchedMs: () => 2_000 });
    await show.start(ALL);
    show.touched();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stage.state()).toMatchObject({ mode: 'handedOver', takesOverIn: 8 });
    await show.end();
  });

  test('in a story that was to be played once hands over for good', async () => {
    const { show, stage } = bench();
    await show.start({ kind: 'play', story: 'expired', loop: false });
    show.touched();
    expect(stage.state()).toMatchObject({ mode: 'handedOver', takesOverIn: null, caption: { key: 'handedOver' } });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(stage.state().mode).toBe('handedOver');
  });
});

describe('an order of the presenter', () => {
  test('ends the story, and it does not come back', async () => {
    const { show, stage, began } = bench();
    await show.start(ALL);
    expect(await show.instead(() => Promise.resolve('done'))).toBe('done');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(stage.state()).toMatchObject({ mode: 'waiting', takesOverIn: null });
    expect(began).toEqual(['approved']);
  });

  test('that fails says so, and the next one has its turn', async () => {
    const { show, began } = bench();
    await expect(show.instead(() => Promise.reject(new Error('not reached')))).rejects.toThrow('not reached');
    await show.start(ALL);
    expect(began).toEqual(['approved']);
    await show.end();
  });
});

test('the end leaves no timer behind', async () => {
  const { show } = bench();
  await show.start(ALL);
  show.touched();
  await show.end();
  expect(vi.getTimerCount()).toBe(0);
});
