/** The console's setup, as the director drives it. */
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import type { SetupView, Step } from '@roomkey/shared/setup/contract/view';
import type { SetupSession } from '@roomkey/shared/setup/machine/session';

/** Milliseconds. Own: the slowest step, storing and signing in on a busy machine, takes a tenth of it. */
const LONGEST_WAIT_MS = 45_000;

/** What a story or a jump waited for did not come. `at` says where the console stood instead. */
class NotReached extends Error {
  constructor(what: string, view: SetupView) {
    const error = view.error === null ? '' : ` with ${view.error.code}`;
    super(`The console is at ${view.step}${error} and not at ${what}.`);
    this.name = 'NotReached';
  }
}

export interface ConsoleControl {
  view(): SetupView;
  /** Throws NotReached where the console would not take it now. */
  send(intent: Intent): void;
  /** Resolves once a view fits. Rejects with NotReached, or with the signal's reason. */
  until(what: string, fits: (view: SetupView) => boolean, signal: AbortSignal): Promise<SetupView>;
  step(step: Step, signal: AbortSignal): Promise<SetupView>;
  /** Back to the first screen, without ending the process. */
  reset(signal: AbortSignal): Promise<void>;
}

export function createConsoleControl(session: SetupSession, longestMs = LONGEST_WAIT_MS): ConsoleControl {
  async function until(what: string, fits: (view: SetupView) => boolean, signal: AbortSignal): Promise<SetupView> {
    signal.throwIfAborted();
    const now = session.view();
    if (fits(now)) return now;
    return await new Promise<SetupView>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        unsubscribe();
        signal.removeEventListener('abort', aborted);
      };
      const aborted = () => {
        end();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        end();
        reject(new NotReached(what, session.view()));
      }, longestMs);
      const unsubscribe = session.subscribe((view) => {
        if (!fits(view)) return;
        end();
        resolve(view);
      });
      signal.addEventListener('abort', aborted);
    });
  }

  return {
    view: () => session.view(),
    send(intent) {
      if (!session.send(intent)) throw new NotReached(`a place for ${intent.type}`, session.view());
    },
    until,
    step: (step, signal) => until(step, (view) => view.step === step, signal),
    async reset(signal) {
      // False while another one is under way, which may stand still and wait for somebody to try again.
      if (!session.reset()) session.send({ type: 'retry' });
      const { step, reset } = await until('the first screen', isReset, signal);
      if (step === 'resetting') throw new NotReached(`the first screen (${String(reset)})`, session.view());
    },
  };
}

/** At the first screen; or where a reset stands still, because a keychain does not open. */
const isReset = ({ step, reset }: SetupView): boolean =>
  step === 'welcome' || (step === 'resetting' && (reset === 'blocked' || reset === 'incomplete'));
