/** Those who wait until a console is somewhere. */
import type { SetupView } from '@roomkey/shared/setup/contract/view';

interface Situation {
  readonly state: string;
  readonly view: SetupView;
}

/** A state in dot notation, which also stands for every state below it; or whatever can be asked of state and view. */
export type StateCondition = string | ((view: SetupView, state: string) => boolean);

interface Waiting {
  readonly holds: (situation: Situation) => boolean;
  readonly resolve: (view: SetupView) => void;
  readonly reject: (error: Error) => void;
}

const DEFAULT_LIMIT_MS = 30_000;

export const isInState = (state: string, condition: string): boolean =>
  state === condition || state.startsWith(`${condition}.`);

export function createWaiters(situation: () => Situation) {
  const waiting = new Set<Waiting>();
  let failure: string | null = null;

  const look = (): void => {
    if (waiting.size === 0) return;
    const now = situation();
    for (const each of [...waiting]) if (each.holds(now)) each.resolve(now.view);
  };

  return {
    look,
    /** Whoever waits, or will, waits in vain. */
    fail(why: string): void {
      failure ??= why;
      for (const each of [...waiting]) each.reject(new Error(`${why} in state ${situation().state}.`));
    },
    waitFor(condition: StateCondition, limitMs = DEFAULT_LIMIT_MS): Promise<SetupView> {
      const holds = ({ state, view }: Situation): boolean =>
        typeof condition === 'string' ? isInState(state, condition) : condition(view, state);
      const now = situation();
      if (holds(now)) return Promise.resolve(now.view);
      if (failure !== null) return Promise.reject(new Error(`${failure} in state ${now.state}.`));
      return new Promise((resolve, reject) => {
        const each: Waiting = {
          holds,
          resolve: (view) => settle(() => resolve(view)),
          reject: (error) => settle(() => reject(error)),
        };
        const settle = (how: () => void): void => {
          clearTimeout(timer);
          waiting.delete(each);
          how();
        };
        const limit = (): void => {
          const { state, view } = situation();
          const wanted = typeof condition === 'string' ? condition : 'the condition';
          const code = view.error === null ? '' : ` (${view.error.code})`;
          each.reject(new Error(`Not in ${wanted} within ${limitMs} ms, but in ${state}${code}.`));
        };
        const timer = setTimeout(limit, limitMs);
        waiting.add(each);
      });
    },
  };
}
