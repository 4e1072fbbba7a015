import { type RefCallback, useCallback, useState } from 'react';

interface ScrollRoom {
  /** Goes to the `ref` of the area. */
  readonly watch: RefCallback<HTMLElement>;
  /** Whether there is more than fits: only then is the area worth a stop of the Tab key. */
  readonly scrolls: boolean;
  /** Whether something is left below what is seen. */
  readonly more: boolean;
}

/** Less than this many CSS pixels below are the rounding of sizes, not something to read. */
const ROUNDING = 2;

/** Watches whether an area scrolls, and whether its end has been reached. */
export function useScrollRoom(): ScrollRoom {
  const [room, setRoom] = useState({ scrolls: false, more: false });
  const watch = useCallback((area: HTMLElement | null) => {
    if (area === null) return undefined;
    const measure = () => {
      const below = area.scrollHeight - area.clientHeight;
      const scrolls = below > ROUNDING;
      const more = below - area.scrollTop > ROUNDING;
      setRoom((known) => (known.scrolls === scrolls && known.more === more ? known : { scrolls, more }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    for (const child of area.children) observer.observe(child);
    area.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      area.removeEventListener('scroll', measure);
    };
  }, []);
  return { watch, ...room };
}
