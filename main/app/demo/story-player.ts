/** Plays a story from the first screen to its end. */
import { STORY_SCENES } from '@roomkey/shared/demo/story-scenes';
import type { StoryId } from '@roomkey/shared/demo/stories';
import { type ActParts, doAct } from './acts';
import { sceneText } from './captions';
import type { DemoStage } from './demo-stage';
import { rest } from './pace';

export interface PlayerParts extends Omit<ActParts, 'otp'> {
  readonly stage: Pick<DemoStage, 'change'>;
  /** Console and portal to the start; answers with the one-time password that is ready then. */
  readonly reset: (signal: AbortSignal) => Promise<string>;
}

/**
 * Rejects with what did not happen, or with the signal's reason. What the story itself has broken is whole again then: whoever
 * takes the console over shall find a network.
 */
export async function playStory(story: StoryId, parts: PlayerParts, signal: AbortSignal): Promise<void> {
  const { stage, console, pace, cable } = parts;
  stage.change({ mode: 'playing', story, scene: null, caption: { of: 'demo', key: 'preparing' } });
  try {
    const otp = await parts.reset(signal);
    for (const [scene, each] of STORY_SCENES[story].entries()) {
      stage.change({ scene, caption: { of: 'story', key: each.caption } });
      const text = sceneText(each, console.view().locale);
      const readBy = performance.now() + pace.captionMs(text);
      if (each.acts.length > 0) await rest(pace.leadMs(text), signal);
      for (const act of each.acts) await doAct(act, { ...parts, otp }, signal);
      await rest(Math.max(0, readBy - performance.now()), signal);
    }
    await rest(pace.endMs, signal);
  } finally {
    cable.put(true);
  }
}
