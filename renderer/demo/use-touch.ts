import type { DemoBridge } from '@roomkey/shared/ipc/demo';
import { useEffect } from 'react';

/** Milliseconds in which one message stands for many: a finger that slides, a scanner that types. */
const AGAIN_MS = 300;

/** Tells the demo of every touch and key of a person. What the demo itself presses is not trusted by the browser. */
export function useTouch(bridge: DemoBridge): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const tell = (event: Event) => {
      if (!event.isTrusted || event.timeStamp - last < AGAIN_MS) return;
      last = event.timeStamp;
      void bridge.touched();
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    // First of all listeners: nothing that handles an event can keep it from here.
    for (const kind of kinds) window.addEventListener(kind, tell, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, tell, { capture: true });
    };
  }, [bridge]);
}
