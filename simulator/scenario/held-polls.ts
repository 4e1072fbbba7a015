/** Knows whether the portal holds a console's poll: only then may time be moved, and nothing else is under way. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PortalClient } from '@roomkey/shared/setup/machine/ports';
import type { Turnstile } from '../virtual/turnstile';
import type { Administrator } from './administrator';

const lookMs = 2;

/** Connections that a console has left may be noticed a moment later. */
export async function untilNoPollIsHeld(admin: Administrator): Promise<void> {
  while ((await admin.heldPolls()) > 0) await pause(lookMs);
}

export interface HeldPolls {
  poll(portal: PortalClient, turnstile: Turnstile): PortalClient['poll'];
  /** Polls that the portal holds now. */
  readonly size: () => number;
  /** Resolves when all of them were answered or broken off. */
  ended(): Promise<void>;
}

export function createHeldPolls(admin: Administrator): HeldPolls {
  const held = new Set<Promise<void>>();

  return {
    poll: (portal, turnstile) => async (request, signal) => {
      const call = portal.poll(request, signal);
      if (request.waitSeconds === 0) return call;
      let isOver = false;
      const over = call.then(
        () => void (isOver = true),
        () => void (isOver = true),
      );
      const goesOn = (): boolean => !isOver;
      while (goesOn() && (await admin.heldPolls()) === 0) await pause(lookMs);
      if (goesOn()) {
        held.add(over);
        await turnstile.aside(() => over).finally(() => held.delete(over));
      }
      return call;
    },
    size: () => held.size,
    async ended() {
      await Promise.all(held);
    },
  };
}
