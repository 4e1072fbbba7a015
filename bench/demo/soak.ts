/** Story mode for hours, at the highest speed: does it grow, does it stand still. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { STORY_IDS } from '@roomkey/shared/demo/stories';
import type { Figure } from '../figures';
import { growthFigures } from './growth';
import { type Memory, memoryOf } from './memory';
import type { DemoStage } from './stage';

/** Milliseconds. A loop takes a tenth of it on a quiet machine; whoever takes longer hangs. */
const LONGEST_LOOP_MS = 180_000;
/** The portal is asked so rarely that it is not what the figures show. */
const LOOK_MS = 200;
/** Progress is told after so many loops. */
const TELL_EVERY = 10;

/** MB by which something may grow over all loops that count, and what it is called. */
const BOUNDS: Readonly<Record<Exclude<keyof Memory, 'nodes'>, readonly [what: string, atMost: number]>> = {
  mainHeap: ['main process: heap', 2],
  mainRss: ['main process: RSS', 20],
  pagesHeap: ['pages: heap', 2],
  pagesRss: ['pages: RSS', 30],
  allRss: ['all processes of the console: RSS', 50],
  portalHeap: ['portal: heap', 4],
  portalRss: ['portal: RSS', 40],
};

/**
 * A loop is one round of all five stories. Throws when one does not come to its end.
 */
export async function measureSoak(stage: DemoStage, loops: number): Promise<Figure[]> {
  const { presenter, console: room, portal } = stage;
  const started = await presenter.order({ kind: 'play', story: 'all', loop: true });
  if (started.outcome === 'failed') throw new Error(started.reason);
  const played = async () => (await presenter.status())?.played ?? 0;
  const first = await played();
  const samples: Memory[] = [];
  const seconds: number[] = [];
  for (let loop = 1; loop <= loops; loop += 1) {
    const began = performance.now();
    while ((await played()) - first < loop * STORY_IDS.length) {
      if (performance.now() - began > LONGEST_LOOP_MS) throw new Error(await hung(loop, stage));
      await pause(LOOK_MS);
    }
    seconds.push((performance.now() - began) / 1_000);
    samples.push(await memoryOf(room.app, room.page, portal));
    if (loop % TELL_EVERY === 0 || loop === 1) console.log(tell(loop, samples, seconds));
  }
  await presenter.order({ kind: 'stop' });
  const failed = await failedStories(room.userDataDir);
  return [
    { what: 'loops of all five stories', unit: 's', values: seconds },
    { what: `stories that failed, of ${loops * STORY_IDS.length}`, unit: '', values: [failed], target: { atMost: 0 } },
    ...Object.entries(BOUNDS).flatMap(([name, [what, atMost]]) =>
      growthFigures(
        what,
        samples.map((sample) => sample[name as keyof typeof BOUNDS]),
        atMost,
      ),
    ),
    { what: 'nodes of the console’s page', unit: 'thousand', values: samples.map(({ nodes }) => nodes) },
  ];
}

async function hung(loop: number, { presenter }: DemoStage): Promise<string> {
  const status = JSON.stringify(await presenter.status());
  return `Loop ${String(loop)} has not ended after ${String(LONGEST_LOOP_MS / 1_000)} s; the demo stands at ${status}.`;
}

function tell(loop: number, samples: readonly Memory[], seconds: readonly number[]): string {
  const now = Object.entries(samples.at(-1) ?? {}).map(([name, value]) => `${name} ${Number(value).toFixed(1)}`);
  return `loop ${String(loop)}, ${(seconds.at(-1) ?? NaN).toFixed(1)} s: ${now.join(', ')}`;
}

async function failedStories(userDataDir: string): Promise<number> {
  const events = await readFile(path.join(userDataDir, 'logs', 'events.jsonl'), 'utf8');
  return events.split('\n').filter((line) => line.includes('"app.demo.storyFailed"')).length;
}
