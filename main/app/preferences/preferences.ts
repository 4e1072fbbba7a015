/** What the pages are to look like: what a person chose, or what the configuration decides. */
import { DEFAULT_PREFERENCES, type Preferences, type PreferencesView } from '@roomkey/shared/ipc/preferences';
import type { AppLog } from '../app-log';
import type { PreferencesFile } from './preferences-file';

/** The system's own theme, and the one place that changes what the whole program looks like. */
export interface Appearance {
  /** Sets it for every window, native parts included. */
  use(theme: Preferences['theme']): void;
  systemIsDark(): boolean;
  /** Calls back when the system changed between light and dark. */
  onChanged(listener: () => void): void;
}

interface PreferencesParts {
  readonly file: PreferencesFile;
  readonly appearance: Appearance;
  /** Decided by the configuration; nobody changes it at the console. */
  readonly fixed: Partial<Preferences>;
  readonly note: AppLog['note'];
}

export interface PreferencesStore {
  view(): PreferencesView;
  /** Null where the configuration decides. Shown at once, also where the disk takes nothing. */
  change(change: Partial<Preferences>): Promise<PreferencesView | null>;
  /** Back to the defaults, and off the disk. Rejects with the system's error. */
  forget(): Promise<void>;
  subscribe(listener: (view: PreferencesView) => void): () => void;
}

export function createPreferences({ file, appearance, fixed, note }: PreferencesParts): PreferencesStore {
  const listeners = new Set<(view: PreferencesView) => void>();
  const managed = (Object.keys(DEFAULT_PREFERENCES) as (keyof Preferences)[]).filter((name) => name in fixed);
  let chosen = file.load(() => note('preferences.unreadable'));
  let kept = true;

  const view = (): PreferencesView => {
    const shown = { ...chosen, ...fixed };
    const system = appearance.systemIsDark() ? 'dark' : 'light';
    return { ...shown, shownTheme: shown.theme === 'system' ? system : shown.theme, managed, kept };
  };
  const push = () => {
    for (const listener of listeners) listener(view());
  };
  const show = () => {
    appearance.use(view().theme);
    push();
  };

  appearance.use(view().theme);
  appearance.onChanged(push);

  return {
    view,
    async change(change) {
      if (managed.some((name) => name in change)) return null;
      chosen = { ...chosen, ...change };
      show();
      const wasKept = kept;
      kept = await file.save(chosen).then(
        () => true,
        () => false,
      );
      if (!kept) note('preferences.notKept');
      if (kept !== wasKept) push();
      return view();
    },
    async forget() {
      await file.remove();
      chosen = DEFAULT_PREFERENCES;
      kept = true;
      show();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
