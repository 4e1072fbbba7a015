/** How far a run is, as the terminal shows it: the same for scenarios and fleets. */
export interface RunProgress {
  /** One word or two: `entering`, `approving`. */
  readonly phase: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** State → how many consoles are in it, in the order to show. */
  readonly states: readonly (readonly [state: string, count: number])[];
  /** Of all work, 0 to 1: what the time left is reckoned by. */
  readonly share: number;
}

/** Own: what lies further back says little about what comes. */
const windowMs = 15_000;

export interface Pace {
  /** Done per second, lately; null before there is something to say. */
  readonly perSecond: number | null;
  readonly leftMs: number | null;
}

/** Reckons with the last seconds: a fleet's phases are of different speed. `now` counts milliseconds. */
export function createPacer(now: () => number = () => performance.now()): (progress: RunProgress) => Pace {
  let seen: { at: number; done: number; share: number }[] = [];
  return ({ done, share }) => {
    const at = now();
    seen = [...seen.filter((each) => at - each.at <= windowMs), { at, done, share }];
    const [first] = seen;
    if (first === undefined || at === first.at) return { perSecond: null, leftMs: null };
    const gained = share - first.share;
    return {
      perSecond: done === first.done ? null : ((done - first.done) * 1_000) / (at - first.at),
      leftMs: gained <= 0 ? null : ((1 - share) * (at - first.at)) / gained,
    };
  };
}
