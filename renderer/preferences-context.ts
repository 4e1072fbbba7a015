import { createContext, useContext } from 'react';
import type { PreferencesAccess } from './use-preferences';

export const PreferencesContext = createContext<PreferencesAccess | null>(null);

/** How the page looks, and how to change that. */
export function usePreferencesAccess(): PreferencesAccess {
  const access = useContext(PreferencesContext);
  if (access === null) throw new Error('usePreferencesAccess outside of PreferencesContext');
  return access;
}
