/** The field that the keyboard is shown for, or null while it is hidden. One for the whole page, as there is one focus. */
import { useSyncExternalStore } from 'react';

let shown: HTMLInputElement | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const shownField = (): HTMLInputElement | null => shown;

export function showKeyboard(field: HTMLInputElement | null): void {
  if (field === shown) return;
  shown = field;
  for (const listener of listeners) listener();
}

export const hideKeyboard = (): void => showKeyboard(null);

/** None in a page that is rendered at build time. */
export const useShownField = (): HTMLInputElement | null => useSyncExternalStore(subscribe, shownField, () => null);
