import { useSyncExternalStore } from 'react';

/** True while the CSS media query matches. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => window.matchMedia(query).matches,
  );
}

/** A phone in portrait, or a desktop window zoomed until as little fits: tables become cards, the navigation a menu. */
export const useNarrow = (): boolean => useMedia('(max-width: 760px)');
