import { teamsDarkTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** By the language of the text: text/fonts.css. */
const FONTS = 'var(--fonts)';
const FIXED_WIDTH_FONTS = "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace";

/** Fluent's sizes are in px; in rem they follow the screen and the person's text size. One rem of the design is 16 px. */
function inRem(theme: Theme): Theme {
  const scaled = Object.fromEntries(
    Object.entries(theme).map(([name, value]: [string, unknown]) => {
      const px = /^(fontSize|lineHeight|spacing|borderRadius)/.test(name) && /^-?[\d.]+px$/.exec(String(value));
      return [name, px ? `${Number.parseFloat(px[0]) / 16}rem` : value];
    }),
  );
  return { ...theme, ...scaled, fontFamilyBase: FONTS, fontFamilyMonospace: FIXED_WIDTH_FONTS };
}

const LIGHT = inRem(teamsLightTheme);
const DARK = inRem(teamsDarkTheme);

const DARK_WANTED = '(prefers-color-scheme: dark)';

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(DARK_WANTED);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** The system's choice of light or dark; `?theme=` wins, for pictures and tests. */
export function useTheme(): Theme {
  const systemIsDark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK_WANTED).matches);
  const asked = new URLSearchParams(window.location.search).get('theme');
  const dark = asked === null ? systemIsDark : asked === 'dark';
  return dark ? DARK : LIGHT;
}
