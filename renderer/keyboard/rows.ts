/** The keyboard's rows, from what is typed into: nothing here is drawn. */
import { accentsOf, capitalOf, DOMAIN_ENDINGS } from './layouts/accents';
import { DIGITS, LATIN, type Layout, layoutOf, MORE_SYMBOLS, SYMBOLS } from './layouts/layouts';
import type { KeyboardKind } from './keyboard-fields';
import type { KeyboardState } from './keyboard-state';

export type KeyAction =
  | 'shift'
  | 'backspace'
  | 'enter'
  | 'space'
  | 'left'
  | 'right'
  | 'hide'
  | 'layout'
  | 'symbols'
  | 'moreSymbols'
  | 'letters';

export type KeySpec = TextKey | ActionKey;

interface TextKey {
  /** What it shows and types. */
  readonly text: string;
  /** What it holds behind itself. */
  readonly behind: readonly string[];
  /** Of a letter key's width. */
  readonly width: number;
}

interface ActionKey {
  readonly action: KeyAction;
  readonly width: number;
}

export interface Typing {
  readonly kind: KeyboardKind;
  readonly locale: string;
  /** Whole texts that a key each types. */
  readonly help: readonly string[];
}

/** Latin first where only Latin letters make sense: an Arabic-speaking person's email address and password are typed with them. */
export function startsLatin(kind: KeyboardKind, secret: boolean, locale: string): boolean {
  return !layoutOf(locale).cased && (secret || kind !== 'text');
}

export const hasTwoLayouts = (locale: string): boolean => layoutOf(locale) !== LATIN;

export function rowsOf(state: KeyboardState, typing: Typing): readonly (readonly KeySpec[])[] {
  if (typing.kind === 'number') return NUMBER_ROWS;
  const layout = shownLayout(state, typing.locale);
  const capitals = layout.cased && state.shift !== 'off';
  const letter = (sign: string): TextKey => {
    const shown = capitals ? capitalOf(sign) : sign;
    return { text: shown, behind: accentsOf(shown, typing.locale), width: 1 };
  };
  const signs = (row: string) => Array.from(row, letter);
  const [first, second, third] = layout.rows;
  return [
    [...signs(DIGITS), { action: 'backspace', width: 1.6 }],
    signs(first),
    [...signs(second), { action: 'enter', width: 2 }],
    thirdRow(state, layout, signs(third)),
    lastRow(state, typing),
  ];
}

function shownLayout({ page, latin }: KeyboardState, locale: string): Layout {
  if (page === 'symbols') return SYMBOLS;
  if (page === 'moreSymbols') return MORE_SYMBOLS;
  return latin ? LATIN : layoutOf(locale);
}

function thirdRow(state: KeyboardState, layout: Layout, letters: readonly KeySpec[]): readonly KeySpec[] {
  if (state.page === 'letters') {
    const shift: readonly KeySpec[] = layout.cased ? [{ action: 'shift', width: 1.6 }] : [];
    return [...shift, ...letters, plain('-'), plain('_'), ...shift];
  }
  return [{ action: state.page === 'symbols' ? 'moreSymbols' : 'symbols', width: 1.6 }, ...letters];
}

function lastRow(state: KeyboardState, { kind, locale, help }: Typing): readonly KeySpec[] {
  const layoutKey: readonly KeySpec[] = hasTwoLayouts(locale) ? [{ action: 'layout', width: 1.2 }] : [];
  return [
    { action: state.page === 'letters' ? 'symbols' : 'letters', width: 1.6 },
    ...layoutKey,
    ...helpers(kind, help),
    { action: 'space', width: 4 },
    plain(','),
    plain('.'),
    { action: 'left', width: 1 },
    { action: 'right', width: 1 },
    { action: 'hide', width: 1.2 },
  ];
}

function helpers(kind: KeyboardKind, help: readonly string[]): readonly KeySpec[] {
  const [first, ...others] = help;
  const helped: readonly KeySpec[] =
    first === undefined ? [] : [{ text: first, behind: others, width: 1 + first.length / 7 }];
  const [ending = '', ...endings] = DOMAIN_ENDINGS;
  const endingKey: KeySpec = { text: ending, behind: endings, width: 1.3 };
  // Where the portal's domains are known, their key is worth more than any ending.
  if (kind === 'email') return [plain('@'), ...(helped.length > 0 ? helped : [endingKey])];
  if (kind === 'address') return [...helped, plain(':'), plain('/'), endingKey];
  return [plain('@'), ...helped];
}

function plain(text: string): TextKey {
  return { text, behind: accentsOf(text, 'en'), width: 1 };
}

const digits = (text: string): readonly KeySpec[] =>
  Array.from(text, (digit) => ({ text: digit, behind: [], width: 1 }));

/** In the order of a telephone, as on the page's other keypad. */
const NUMBER_ROWS: readonly (readonly KeySpec[])[] = [
  [...digits('123'), { action: 'backspace', width: 1 }],
  [...digits('456'), { action: 'left', width: 0.5 }, { action: 'right', width: 0.5 }],
  [...digits('789'), { action: 'hide', width: 1 }],
  [
    { text: '0', behind: [], width: 3 },
    { action: 'enter', width: 1 },
  ],
];
