/**
 * Decides from answers to a heartbeat whether a page hangs. Chromium's own `unresponsive` needs input and comes after 15 s; a
 * room's console has to be back within one.
 */

/**
 * Ten beats a second. With a kiosk's patience a hang is noticed 0.5 to 0.7 s after it began; ending the page and bringing it back
 * took 0.15 to 0.25 s where this was measured (e2e/console/security/recovery.spec.ts prints it). Beats further apart would make
 * that span wider at the same upper end, and so judge shorter tasks. A beat is one number each way.
 */
export const BEAT_MS = 100;

/** A longer silence than this means a hang in a kiosk: what a second leaves, see above. No task of the page should take half of it. */
export const KIOSK_PATIENCE_MS = 600;
/** In a window on somebody's desktop a person can help, and may be looking into the page with other tools. */
export const DESKTOP_PATIENCE_MS = 5_000;

/**
 * From the start of a load to the first answer. Cold disks and virus scanners may take seconds; a page that hangs while it starts
 * takes for ever. Own choice.
 */
export const LOAD_PATIENCE_MS = 15_000;

/** A silence has to be this many times what was slow lately. Own choice: what doubles by chance does not double twice. */
const SLOW_FACTOR = 4;
/** Patience never grows beyond this, however slow the machine: Windows itself calls a window hung after five seconds. */
const LONGEST_PATIENCE_MS = 5_000;
/** What is taken for slow before anything is known: a page that has just come up has 2.4 s for its first long tasks. */
const UNKNOWN_MS = 600;
/** Per answer; halves in 1.4 s. */
const FADING = 0.95;

export interface Pulse {
  /** Once per beat. Answers with the number to ask the page, or with `hung`. `now` is monotonic, in milliseconds. */
  beat(now: number): number | 'hung';
  /** The page has answered. */
  answered(beat: number, now: number): void;
  /** Begins anew, as with a page that is being loaded: after a load, a sleep, a look with developer tools. */
  reset(): void;
}

export function createPulse(patienceMs: number): Pulse {
  let last: number | null = null;
  let silence = 0;
  let known = false;
  let slow = UNKNOWN_MS;
  let next = 1;
  /** When the beats without an answer were sent. */
  const sent = new Map<number, number>();

  const patience = (): number => {
    if (!known) return LOAD_PATIENCE_MS;
    return Math.max(patienceMs, Math.min(LONGEST_PATIENCE_MS, slow * SLOW_FACTOR));
  };

  return {
    beat(now) {
      const passed = last === null ? 0 : now - last;
      last = now;
      // Time in which main itself was held up (a blocked event loop, a machine that sleeps or starves) says nothing about the
      // page: at most one beat of it counts, and for a while more patience is due.
      silence += Math.min(passed, BEAT_MS);
      slow = Math.max(slow, passed - BEAT_MS);
      if (silence >= patience()) return 'hung';
      sent.set(next, now);
      return next++;
    },
    answered(beat, now) {
      const at = sent.get(beat);
      if (at === undefined) return;
      for (const earlier of sent.keys()) if (earlier <= beat) sent.delete(earlier);
      silence = 0;
      // Fades with answers, not with time, or patience would shrink while it is being tried. The first answer measures the load,
      // not the machine.
      slow = Math.max(slow * FADING, known ? now - at : 0);
      known = true;
    },
    reset() {
      last = null;
      silence = 0;
      known = false;
      slow = UNKNOWN_MS;
      sent.clear();
    },
  };
}
