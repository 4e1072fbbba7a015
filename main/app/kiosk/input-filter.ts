/** Which keys reach the page of a kiosk: those that type and those that move within the page. */

/** The little of Electron's `Input` that decides. */
export interface KeyInput {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  readonly isComposing: boolean;
}

const EDITING = ['Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;

/** Without Ctrl, Alt or the system key. Input methods announce themselves as Process, Unidentified or by their own keys. */
const PLAIN: ReadonlySet<string> = new Set([
  ...EDITING,
  ...['Tab', 'Enter', 'Escape', 'PageUp', 'PageDown', 'Insert'],
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock'],
  ...['Dead', 'Compose', 'Process', 'Unidentified', 'ModeChange', 'Convert', 'NonConvert', 'Accept'],
  ...['AllCandidates', 'PreviousCandidate', 'CodeInput', 'SingleCandidate', 'Alphanumeric'],
  ...['KanaMode', 'KanjiMode', 'Hiragana', 'Katakana', 'HiraganaKatakana', 'Romaji', 'Eisu'],
  ...['Zenkaku', 'Hankaku', 'ZenkakuHankaku', 'HangulMode', 'HanjaMode', 'JunjaMode'],
]);

/** With Ctrl alone: select all, copy, cut, paste, undo, redo, and moving by words. */
const WITH_CONTROL: ReadonlySet<string> = new Set([...EDITING, 'Insert', 'a', 'c', 'v', 'x', 'y', 'z']);

/**
 * True for input that the page may have; whatever is not listed is dropped, also menu shortcuts, reload and developer tools.
 * Chords of the operating system (Ctrl+Alt+Del, the Windows key) never come by here: see docs/SECURITY.md.
 *
 * SECURITY: answers leaving or changing the kiosk's page with the keyboard.
 */
export function mayReachPage(input: KeyInput): boolean {
  if (input.meta) return false;
  if (input.isComposing) return true;
  // AltGr arrives as Ctrl+Alt on Windows: a German @, a French #, a Polish ą. Plain letters and digits there are shortcuts.
  if (input.control && input.alt) return isAltGrInput(input.key);
  if (input.control) return isModifier(input.key) || WITH_CONTROL.has(shortcutLetter(input));
  if (input.alt) return isModifier(input.key);
  return isCharacter(input.key) || PLAIN.has(input.key) || isUnnamed(input.key);
}

/** Touch keyboards send characters that no key of the layout has; Chromium then names no key at all, and it is no shortcut either. */
function isUnnamed(key: string): boolean {
  return key === '' || key === '\u0000';
}

function isAltGrInput(key: string): boolean {
  return isModifier(key) || key === 'Dead' || (isCharacter(key) && !/^[a-z0-9 ]$/i.test(key));
}

/** One character as people count them, whatever it takes in code points. */
function isCharacter(key: string): boolean {
  return key === ' ' || (/^[^\p{C}\p{Z}]/u.test(key) && [...graphemes.segment(key)].length === 1);
}
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Ctrl+V is the key named V on Latin keyboards, and the key in its place on Greek, Cyrillic or Arabic ones. */
function shortcutLetter({ key, code, shift }: KeyInput): string {
  if (key.length > 1) return key;
  if (shift) return '';
  if (/^[\u0020-\u007e]$/.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Alt' || key === 'AltGraph' || key === 'Shift';
}
