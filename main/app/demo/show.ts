/** Which story is on, who has the console, and when the story comes back. One thing at a time. */
import { STORY_IDS, type StoryId } from '@roomkey/shared/demo/stories';
import type { DemoCommand } from '@roomkey/shared/protocol/admin/demo';
import { backoffMs } from './director-portal';
import type { DemoStage } from './demo-stage';
import { beginHandOver, type HandOver } from './hand-over';
import { rest } from './pace';

export type PlayCommand = Extract<DemoCommand, { kind: 'play' }>;

interface ShowParts {
  readonly stage: DemoStage;
  readonly play: (story: StoryId, signal: AbortSignal) => Promise<void>;
  readonly onPlayed: (story: StoryId, seconds: number) => void;
  readonly onFailed: (story: StoryId, thrown: unknown) => void;
  readonly idleSeconds: number;
  readonly untouchedMs: () => number;
  /** Milliseconds for which the words of the hand-over are shown. */
  readonly handOverMs: () => number;
}

export interface Show {
  start(command: PlayCommand): Promise<void>;
  /** Does something else with the console; what was on is ended, and does not come back by itself. */
  instead<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T>;
  touched(): void;
  end(): Promise<void>;
}

/** What comes back: the stories in their order, and which is next. */
interface Plan {
  readonly stories: readonly StoryId[];
  readonly loop: boolean;
  next: number;
}

const NOTHING_ON = { story: null, scene: null, caption: null, press: null, takesOverIn: null } as const;
/** A story that fails this often in a row is left out for once. */
const TRIES = 2;

export function createShow(parts: ShowParts): Show {
  const { stage, play, onPlayed, onFailed } = parts;
  let activity: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;
  let handOver: HandOver | null = null;
  let words: NodeJS.Timeout | undefined;
  let plan: Plan | null = null;
  /** Orders come one at a time, but a touch and the end of the countdown come when they like. */
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turn.then(act);
    turn = done.catch(() => undefined);
    return done;
  };

  function endHandOver(): void {
    handOver?.end();
    handOver = null;
    clearTimeout(words);
  }

  async function halt(): Promise<void> {
    endHandOver();
    activity?.controller.abort(new Error('The story was ended.'));
    await activity?.done;
    activity = null;
  }

  /** Whatever becomes of it, the promise resolves; what went wrong is told by `work` itself. */
  function begin(work: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    activity = { controller, done: work(controller.signal).catch(() => undefined) };
  }

  function resume(on: Plan): void {
    plan = on;
    stage.change({ ...NOTHING_ON, mode: 'playing' });
    begin((signal) => playAll(on, signal));
  }

  async function playAll(on: Plan, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (on.next < on.stories.length) {
      const story = on.stories[on.next];
      if (story === undefined) break;
      const began = performance.now();
      try {
        await play(story, signal);
        stage.change({ played: stage.state().played + 1 });
        onPlayed(story, Math.round((performance.now() - began) / 1_000));
        failures = 0;
      } catch (thrown) {
        if (signal.aborted) return;
        failures += 1;
        onFailed(story, thrown);
        if (!on.loop) break;
        stage.change({ ...NOTHING_ON, caption: { of: 'demo', key: 'portalAway' } });
        await rest(backoffMs(failures), signal);
        if (failures % TRIES !== 0) continue;
      }
      on.next += 1;
      if (on.loop) on.next %= on.stories.length;
    }
    plan = null;
    stage.change({ ...NOTHING_ON, mode: 'waiting' });
  }

  /** At once: the story stops where it is. Its own end follows. */
  function takeOver(): void {
    const comesBack = plan?.loop === true ? plan : null;
    activity?.controller.abort(new Error('Somebody has touched the screen.'));
    const key = comesBack === null ? 'handedOver' : 'handedOverBriefly';
    stage.change({ ...NOTHING_ON, mode: 'handedOver', caption: { of: 'demo', key } });
    clearTimeout(words);
    words = setTimeout(() => stage.change({ caption: null }), parts.handOverMs());
    if (comesBack === null) return;
    handOver = beginHandOver({
      idleSeconds: parts.idleSeconds,
      untouchedMs: parts.untouchedMs,
      onLeft: (takesOverIn) => stage.change({ takesOverIn }),
      onOver: () => void inTurn(() => comeBack(comesBack)),
    });
  }

  async function comeBack(to: Plan): Promise<void> {
    // Somebody else may have had their turn meanwhile.
    if (handOver === null) return;
    await halt();
    resume(to);
  }

  return {
    start: ({ story, loop }) =>
      inTurn(async () => {
        await halt();
        resume({ stories: story === 'all' ? STORY_IDS : [story], loop, next: 0 });
      }),
    instead: (act) =>
      inTurn(async () => {
        await halt();
        plan = null;
        stage.change({ ...NOTHING_ON, mode: 'waiting' });
        const controller = new AbortController();
        const done = act(controller.signal);
        activity = { controller, done: done.catch(() => undefined) };
        return await done;
      }),
    touched() {
      const { mode } = stage.state();
      if (mode === 'playing') takeOver();
      else if (handOver !== null) handOver.touched();
      else if (mode === 'waiting') stage.change({ mode: 'handedOver' });
    },
    end: () => {
      // What is under way ends first: whoever has the turn may be waiting for it.
      activity?.controller.abort(new Error('The demo ends.'));
      return inTurn(halt);
    },
  };
}
