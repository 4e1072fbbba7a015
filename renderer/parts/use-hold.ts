/** A key that repeats while it is held, as on a keyboard. */
import { type PointerEvent, useCallback, useEffect, useRef } from 'react';

/** Milliseconds until a held key begins to repeat, and between two repeats: Windows' own middle settings. */
const FIRST_MS = 500;
const NEXT_MS = 90;

export interface Holding {
  readonly onClick: () => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerLeave: () => void;
  readonly onPointerCancel: () => void;
}

/**
 * Handlers for a button: a click acts once, when it is let go; holding acts again and again, until finger or pen leaves the
 * key or it is switched off.
 */
export function useHold(act: () => void, enabled: boolean): Holding {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const repeated = useRef(false);
  const stop = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!enabled) stop();
    return stop;
  }, [enabled, stop]);

  return {
    onClick() {
      // The click that ends a long press was its last repeat already.
      if (!repeated.current) latest.current();
      repeated.current = false;
    },
    onPointerDown(event) {
      repeated.current = false;
      if (!enabled || event.button !== 0) return;
      stop();
      const again = () => {
        repeated.current = true;
        latest.current();
        timer.current = setTimeout(again, NEXT_MS);
      };
      timer.current = setTimeout(again, FIRST_MS);
    },
    onPointerUp: stop,
    onPointerLeave() {
      stop();
      repeated.current = false;
    },
    onPointerCancel: stop,
  };
}
