/** The director's link to the presenter: orders come in one at a time, the status goes out. Both outlive a portal that restarts. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoCommand, DemoOutcome, DirectorStatus } from '@roomkey/shared/protocol/admin/demo';
import { backoffMs, type DirectorPortal, PortalRefusal } from './director-portal';

const STATUS_EVERY_MS = 10_000;
/** Milliseconds in which changes of the status are put together. */
const STATUS_AFTER_MS = 100;

interface LinkParts {
  readonly portal: Pick<DirectorPortal, 'nextOrder' | 'answer' | 'putStatus'>;
  readonly execute: (command: DemoCommand) => Promise<DemoOutcome>;
  readonly status: () => DirectorStatus;
  readonly note: (event: string, code?: string) => void;
  readonly signal: AbortSignal;
}

/** Runs until the signal aborts; resolves then. */
export async function followOrders({ portal, execute, note, signal }: LinkParts): Promise<void> {
  const ended = () => signal.aborted;
  let failures = 0;
  while (!ended()) {
    try {
      const order = await portal.nextOrder(signal);
      failures = 0;
      if (order === null) continue;
      note('demo.ordered', order.command.kind);
      await portal.answer(order.id, await execute(order.command), signal);
    } catch (thrown) {
      if (ended()) return;
      failures += 1;
      if (failures === 1) note('demo.portalAway', nameOf(thrown));
      await pause(backoffMs(failures), undefined, { signal }).catch(() => undefined);
    }
  }
}

export interface StatusLink {
  /** Something changed; what is told is what holds then. */
  changed(): void;
  /** Ends with the signal. */
  readonly done: Promise<void>;
}

/** One status on its way at a time, the newest after it, and one every ten seconds. */
export function tellStatus({ portal, status, signal }: Omit<LinkParts, 'execute' | 'note'>): StatusLink {
  let isNew = false;
  const hasNews = () => isNew;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      isNew = false;
      try {
        await portal.putStatus(status(), signal);
        failures = 0;
      } catch {
        failures += 1;
      }
      if (failures === 0 && !hasNews()) await nextChange();
      await pause(failures === 0 ? STATUS_AFTER_MS : backoffMs(failures), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Leaves no timer and no listener behind, whatever ends it. */
  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(end, STATUS_EVERY_MS);
      signal.addEventListener('abort', end);
      wake = end;
      if (signal.aborted) end();
    });

  return {
    changed() {
      isNew = true;
      wake();
    },
    done: run(),
  };
}

const nameOf = (thrown: unknown): string =>
  thrown instanceof PortalRefusal ? String(thrown.status) : thrown instanceof Error ? thrown.name : 'unknown';
