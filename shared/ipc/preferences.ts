/**
 * How a person wants the console's pages to look. Kept by the console beside its state, pushed to every window; `reset`
 * forgets it. No library is imported here.
 */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
/** Per cent of the usual size of text. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;
/** `system` follows what the operating system asks for. */
export const MOTIONS = ['system', 'reduced'] as const;

export interface Preferences {
  readonly theme: (typeof THEMES)[number];
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly motion: (typeof MOTIONS)[number];
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'system', textSize: 100, motion: 'system' };

/** The theme that `system` stands for now is one of these. */
export type ShownTheme = Exclude<Preferences['theme'], 'system'>;

export interface PreferencesView extends Preferences {
  readonly shownTheme: ShownTheme;
  /** What the console's configuration decides: shown, and not to be changed here. */
  readonly managed: readonly (keyof Preferences)[];
  /** False while the last choice could not be written to disk: a restart would forget it. */
  readonly kept: boolean;
}

/** Attributes of the document's root element; main writes them into the page it serves, so that the first paint is right. */
export function documentAttributes({
  shownTheme,
  textSize,
  motion,
}: PreferencesView): Readonly<Record<string, string>> {
  return { 'data-theme': shownTheme, 'data-text-size': String(textSize), 'data-motion': motion };
}
