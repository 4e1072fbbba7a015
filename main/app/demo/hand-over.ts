/** Somebody has taken the console: how long until the story comes back. */

/** Milliseconds between two looks. */
const LOOK_MS = 250;

interface HandOverParts {
  readonly idleSeconds: number;
  /** Milliseconds since anybody touched this machine, as far as it can say. */
  readonly untouchedMs: () => number;
  /** Whole seconds that are left; called when they change. */
  readonly onLeft: (seconds: number) => void;
  readonly onOver: () => void;
}

export interface HandOver {
  touched(): void;
  end(): void;
}

/** Counts from now on, anew with every touch, until it is over or ended. */
export function beginHandOver({ idleSeconds, untouchedMs, onLeft, onOver }: HandOverParts): HandOver {
  let last = performance.now();
  let shown = Number.NaN;
  const timer = setInterval(look, LOOK_MS);

  function look(): void {
    const idleMs = Math.min(performance.now() - last, untouchedMs());
    const left = Math.max(0, Math.ceil(idleSeconds - idleMs / 1_000));
    if (left === 0) {
      clearInterval(timer);
      onOver();
    } else if (left !== shown) {
      shown = left;
      onLeft(left);
    }
  }

  look();
  return {
    touched() {
      last = performance.now();
      look();
    },
    end: () => clearInterval(timer),
  };
}
