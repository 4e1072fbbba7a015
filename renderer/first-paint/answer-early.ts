/** Presses on the pre-rendered screen, before the page's own code is there. */
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import { roomConsole } from '../bridge';

/** What needs neither a question first nor anything typed. The console checks each, as ever. */
export const EARLY = ['getStarted', 'accept', 'retry', 'enterAnotherCode', 'manualSetup', 'back'] as const;
type EarlyIntent = Extract<Intent['type'], (typeof EARLY)[number]>;

/** A finger that rests on the screen keeps the page's own code waiting no longer than this. */
const LONGEST_PRESS_MS = 500;

export interface EarlyAnswers {
  /** Resolves when nothing is pressed: a press that began on a button that is replaced meanwhile would be lost. */
  released(): Promise<void>;
  stop(): void;
}

/** Answers the first press on a pre-rendered screen; any further one would be meant for the next screen. */
export function answerEarly(page: Document): EarlyAnswers {
  let answered = false;
  let pressing: Promise<void> | null = null;
  const onPress = () => {
    pressing ??= new Promise((resolve) => {
      const timer = setTimeout(done, LONGEST_PRESS_MS);
      // The click follows the release.
      const onRelease = () => setTimeout(done);
      function done() {
        clearTimeout(timer);
        for (const end of ['pointerup', 'pointercancel']) page.removeEventListener(end, onRelease);
        pressing = null;
        resolve();
      }
      for (const end of ['pointerup', 'pointercancel']) page.addEventListener(end, onRelease);
    });
  };
  const onClick = (event: MouseEvent) => {
    const button =
      event.target instanceof Element ? event.target.closest('[data-first-screen] button[data-intent]') : null;
    const intent: EarlyIntent | undefined = EARLY.find((early) => early === button?.getAttribute('data-intent'));
    if (button === null || intent === undefined || answered) return;
    answered = true;
    button.setAttribute('aria-busy', 'true');
    void roomConsole().intent.send({ type: intent });
  };
  page.addEventListener('pointerdown', onPress);
  page.addEventListener('click', onClick);
  return {
    released: () => pressing ?? Promise.resolve(),
    stop() {
      page.removeEventListener('pointerdown', onPress);
      page.removeEventListener('click', onClick);
    },
  };
}
