/** Has the page press its buttons, one after the other. */
import type { PressKey } from '@roomkey/shared/demo/scenes';
import type { PressOrder } from '@roomkey/shared/ipc/demo';
import type { DemoStage } from './demo-stage';

/** Milliseconds beyond the ring's own time: a button that is not there yet, a page that is being loaded again. */
const ANSWER_LIMIT_MS = 15_000;

export class NotPressed extends Error {
  constructor(key: PressKey) {
    super(`The console shows no button ${key} that could be pressed.`);
    this.name = 'NotPressed';
  }
}

export interface PagePresses {
  press(order: Omit<PressOrder, 'id'>, signal: AbortSignal): Promise<void>;
  /** What the page answered. An answer to another order than the last is passed over. */
  answered(id: number, found: boolean): void;
}

export function createPagePresses(stage: Pick<DemoStage, 'change'>): PagePresses {
  let lastId = 0;
  let settle: ((found: boolean) => void) | null = null;
  return {
    async press(order, signal) {
      signal.throwIfAborted();
      lastId += 1;
      const id = lastId;
      try {
        await new Promise<void>((resolve, reject) => {
          const end = (act: () => void) => () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', aborted);
            settle = null;
            act();
          };
          const failed = end(() => reject(new NotPressed(order.key)));
          const aborted = end(() => reject(signal.reason as Error));
          const timer = setTimeout(failed, order.moveMs + order.restMs + ANSWER_LIMIT_MS);
          signal.addEventListener('abort', aborted);
          settle = (found) => (found ? end(resolve)() : failed());
          stage.change({ press: { ...order, id } });
        });
      } finally {
        if (lastId === id) stage.change({ press: null });
      }
    },
    answered(id, found) {
      if (id === lastId) settle?.(found);
    },
  };
}
