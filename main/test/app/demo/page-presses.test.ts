import { expect, test } from 'vitest';
import { createDemoStage } from '../../../app/demo/demo-stage';
import { createPagePresses, NotPressed } from '../../../app/demo/page-presses';

const ORDER = { key: 'intents.accept', digit: null, moveMs: 1, restMs: 1 } as const;
const never = new AbortController().signal;

test('a press is shown to the page until it is answered', async () => {
  const stage = createDemoStage(15);
  const presses = createPagePresses(stage);
  const pressed = presses.press(ORDER, never);
  expect(stage.view().press).toEqual({ ...ORDER, id: 1 });
  presses.answered(1, true);
  await pressed;
  expect(stage.view().press).toBeNull();
});

test('an answer to an earlier order does not count', async () => {
  const presses = createPagePresses(createDemoStage(15));
  const first = presses.press(ORDER, never);
  presses.answered(1, true);
  await first;
  const second = presses.press(ORDER, never);
  presses.answered(1, true);
  presses.answered(2, false);
  await expect(second).rejects.toBeInstanceOf(NotPressed);
});

test('a story that is ended takes its press back', async () => {
  const stage = createDemoStage(15);
  const story = new AbortController();
  const pressed = createPagePresses(stage).press(ORDER, story.signal);
  story.abort(new Error('ended'));
  await expect(pressed).rejects.toThrow('ended');
  expect(stage.view().press).toBeNull();
});
