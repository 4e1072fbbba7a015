import { BrowserWindow, nativeTheme } from 'electron';
import type { ShownTheme, PreferencesView } from '@roomkey/shared/ipc/preferences';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { Appearance } from './preferences';

/** What shows of a window before and beside its page: the frame's own background in each theme. */
export const BACKGROUNDS: Readonly<Record<ShownTheme, string>> = {
  light: '#f5f5f5',
  dark: '#1f1f1f',
  contrast: '#000000',
};

/** Electron's theme: `prefers-color-scheme` in every page follows it. High contrast is a dark one to whoever asks. */
export function createAppearance(): Appearance {
  return {
    use: (theme) => (nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme),
    systemIsDark: () => nativeTheme.shouldUseDarkColors,
    onChanged: (listener) => void nativeTheme.on('updated', listener),
  };
}

/** Tells every window, whatever it shows: preferences are no secret, and each page looks the same. */
export function pushPreferences(view: PreferencesView): void {
  for (const window of BrowserWindow.getAllWindows()) {
    window.setBackgroundColor(BACKGROUNDS[view.shownTheme]);
    const contents = window.webContents;
    if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(CHANNELS.preferencesChanged, view);
  }
}
