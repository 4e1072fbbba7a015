import { type RefObject, useLayoutEffect } from 'react';

/** Tells the page how much of the window the keyboard takes, and keeps the field in sight above it. */
export function useTakenRoom(panel: RefObject<HTMLElement | null>, field: HTMLInputElement): void {
  useLayoutEffect(() => {
    const shown = panel.current;
    if (shown === null) return undefined;
    const root = document.documentElement;
    const measure = () => {
      root.style.setProperty('--keyboard-height', `${shown.offsetHeight}px`);
      root.dataset['keyboard'] = field.closest('dialog') === null ? 'page' : 'dialog';
      // With its label and what is said about it, where those are one.
      (field.closest('.fui-Field') ?? field).scrollIntoView({ block: 'nearest' });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(shown);
    return () => {
      observer.disconnect();
      delete root.dataset['keyboard'];
      root.style.removeProperty('--keyboard-height');
    };
  }, [panel, field]);
}
