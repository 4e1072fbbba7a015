/** Light or dark: the system's wish, unless the administrator has chosen; the choice is remembered in this browser. */
import { useSyncExternalStore } from 'react';
import { useMedia } from '../parts/use-media';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORED_AS = 'roomkey.theme';
const listeners = new Set<() => void>();

function storedChoice(): ThemeChoice {
  const stored = readStorage();
  return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
}

/** Storage can be switched off by policy; the theme then lasts as long as the page. */
let unstored: string | null = null;
function readStorage(): string | null {
  try {
    return window.localStorage.getItem(STORED_AS);
  } catch {
    return unstored;
  }
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    window.localStorage.setItem(STORED_AS, choice);
  } catch {
    unstored = choice;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The choice, and whether dark is what it comes to now. */
export function useTheme(): { readonly choice: ThemeChoice; readonly dark: boolean } {
  const choice = useSyncExternalStore(subscribe, storedChoice);
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  return { choice, dark: choice === 'dark' || (choice === 'system' && systemIsDark) };
}
