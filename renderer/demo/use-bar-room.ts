import { type RefObject, useLayoutEffect } from 'react';

/** Tells the page how much of the window the bar takes: the page begins below it, and nothing is ever covered. */
export function useBarRoom(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const shown = bar.current;
    if (shown === null) return undefined;
    const root = document.documentElement;
    const measure = () => root.style.setProperty('--demo-bar-height', `${String(shown.offsetHeight)}px`);
    measure();
    root.dataset['demoBar'] = '';
    const observer = new ResizeObserver(measure);
    observer.observe(shown);
    return () => {
      observer.disconnect();
      delete root.dataset['demoBar'];
      root.style.removeProperty('--demo-bar-height');
    };
  }, [bar]);
}
