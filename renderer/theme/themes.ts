/**
 * Fluent's Teams themes as style sheet rules under `[data-theme]`: the page has its colours with its first paint, before any
 * script ran, and changes them by one attribute. Built into the page's CSS; see electron.vite.config.ts.
 */
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';

const FONTS = 'var(--fonts)';
const FIXED_WIDTH_FONTS = "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace";

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

type Variables = readonly (readonly [name: string, value: string])[];

/** All three themes: what they have in common once, and each one's own. */
export function themeStyles(): string {
  const [light, dark, contrast] = [THEMES.light, THEMES.dark, THEMES.contrast].map(variablesOf) as [
    Variables,
    Variables,
    Variables,
  ];
  const others = [new Map(dark), new Map(contrast)];
  const common = new Map(light.filter(([name, value]) => others.every((other) => other.get(name) === value)));
  const own = (variables: Variables) => variables.filter(([name]) => !common.has(name));
  return [
    rule(':root', [...common]),
    // Without an attribute, as in a plain browser: light.
    rule(":root, [data-theme='light']", own(light)),
    rule("[data-theme='dark']", own(dark)),
    rule("[data-theme='contrast']", own(contrast)),
  ].join('\n');
}

function rule(selector: string, variables: Variables): string {
  return `${selector}{${variables.map(([name, value]) => `--${name}:${value}`).join(';')}}`;
}

/** Fluent's sizes are in px; in rem they follow the screen and the person's text size. One rem of the design is 16 px. */
function variablesOf(theme: Theme): Variables {
  const values: [string, unknown][] = Object.entries({
    ...theme,
    fontFamilyBase: FONTS,
    fontFamilyMonospace: FIXED_WIDTH_FONTS,
  });
  return values.map(([name, value]) => {
    const px = /^(fontSize|lineHeight|spacing|borderRadius)/.test(name) && /^-?[\d.]+px$/.exec(String(value));
    return [name, px ? `${Number.parseFloat(px[0]) / 16}rem` : String(value)];
  });
}
