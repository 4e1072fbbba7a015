import type { Result, RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import {
  DEFAULT_PREFERENCES,
  documentAttributes,
  type Preferences,
  type PreferencesView,
} from '@roomkey/shared/ipc/preferences';
import { useCallback, useEffect, useState } from 'react';

/** Until the console has said more; the document has its attributes from main by then. */
const UNKNOWN: PreferencesView = { ...DEFAULT_PREFERENCES, shownTheme: 'light', managed: [], kept: true };

export interface PreferencesAccess {
  readonly preferences: PreferencesView;
  readonly change: (change: Partial<Preferences>) => Promise<Result<PreferencesView>>;
}

/** How the page is to look. Written on the document, where the style sheets of themes, text size and motion look. */
export function usePreferences(bridge: RoomConsoleBridge): PreferencesAccess {
  const [preferences, setPreferences] = useState(UNKNOWN);
  useEffect(() => {
    const show = (view: PreferencesView) => {
      for (const [name, value] of Object.entries(documentAttributes(view))) {
        document.documentElement.setAttribute(name, value);
      }
      setPreferences(view);
    };
    // Subscribed before the first question, so that nothing is missed in between.
    const stop = bridge.preferences.subscribe(show);
    void bridge.preferences.get().then((result) => {
      if (result.ok) show(result.value);
    });
    return stop;
  }, [bridge]);
  const change = useCallback((wanted: Partial<Preferences>) => bridge.preferences.set(wanted), [bridge]);
  return { preferences, change };
}
