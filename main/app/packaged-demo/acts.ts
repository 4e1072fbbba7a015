/** What the presenter presses on the desk, for whoever waits for it at this moment. */
import type { DemoDeskAct } from '@roomkey/shared/ipc/demo-desk';

export interface Acts {
  readonly hear: (act: DemoDeskAct) => void;
  /** Calls back with each such press until another listener takes its place. */
  on(act: DemoDeskAct, listener: () => void): void;
  /** Resolves with the next such press. */
  next(act: DemoDeskAct): Promise<void>;
}

export function createActs(): Acts {
  const listeners = new Map<DemoDeskAct, () => void>();
  return {
    hear: (act) => listeners.get(act)?.(),
    on: (act, listener) => void listeners.set(act, listener),
    next: (act) =>
      new Promise((resolve) => {
        listeners.set(act, () => {
          listeners.delete(act);
          resolve();
        });
      }),
  };
}
