/** Presses on the pre-rendered screen, before the page's own code is there. */
import { roomConsole } from '../bridge';
import type { Intent } from '@roomkey/shared/setup/contract/intents';

/** What needs neither a question first nor anything typed. The console checks each, as ever. */
export const EARLY = ['getStarted', 'accept', 'retry', 'enterAnotherCode', 'manualSetup', 'back'] as const;
type EarlyIntent = Extract<Intent['type'], (typeof EARLY)[number]>;

/** Answers until the returned function is called, each kind of press once. */
export function answerEarly(page: Document): () => void {
  const pressed = new Set<EarlyIntent>();
  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-intent]') : null;
    const intent = EARLY.find((early) => early === button?.getAttribute('data-intent'));
    // The second click of a double click would be meant for the next screen.
    if (button === null || intent === undefined || pressed.size > 0) return;
    pressed.add(intent);
    button.setAttribute('aria-busy', 'true');
    void roomConsole().intent.send({ type: intent });
  };
  page.addEventListener('click', onClick);
  return () => page.removeEventListener('click', onClick);
}
