import type { Clock } from '@roomkey/shared/setup/machine/ports';

/** The portal's time as its answers tell it: a console whose clock is wrong can sign proofs all the same. */
export interface PortalTime {
  /** Milliseconds since the epoch. The console's own time until the portal has answered once. */
  now(): number;
  /** Milliseconds by which the portal's time is ahead of the console's; null until the portal has answered once. */
  ahead(): number | null;
  /** Takes the `Date` header of an answer (RFC 9110 6.6.1); anything else is passed over. */
  learn(dateHeader: string | null): void;
}

export function createPortalTime(clock: Pick<Clock, 'now'>): PortalTime {
  let offsetMs: number | null = null;
  return {
    now: () => clock.now() + (offsetMs ?? 0),
    ahead: () => offsetMs,
    learn(dateHeader) {
      const time = Date.parse(dateHeader ?? '');
      if (Number.isFinite(time)) offsetMs = time - clock.now();
    },
  };
}
