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

/** Keys of input methods and of switching between layouts: names of UI Events (KeyboardEvent.key), section on IME keys. */
const INPUT_METHOD: ReadonlySet<string> = new Set([
  ...['Dead', 'Compose', 'Process', 'Unidentified', 'ModeChange', 'Convert', 'NonConvert', 'Accept', 'FinalMode'],
  ...['AllCandidates', 'PreviousCandidate', 'NextCandidate', 'CodeInput', 'SingleCandidate', 'Alphanumeric'],
  ...['KanaMode', 'KanjiMode', 'Hiragana', 'Katakana', 'HiraganaKatakana', 'Romaji', 'Eisu'],
  ...['Zenkaku', 'Hankaku', 'ZenkakuHankaku', 'HangulMode', 'HanjaMode', 'JunjaMode'],
  ...['GroupFirst', 'GroupLast', 'GroupNext', 'GroupPrevious'],
]);

/** Without Ctrl, Alt or the system key. Input methods announce themselves as Process, Unidentified or by their own keys. */
const PLAIN: ReadonlySet<string> = new Set([
  ...EDITING,
  // The 5 of a number pad without Num Lock is Clear.
  ...['Tab', 'Enter', 'Escape', 'PageUp', 'PageDown', 'Insert', 'Clear'],
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock'],
]);

/** What a Japanese input method turns a composition into: hiragana, katakana, half width, Latin. Elsewhere they are no typing. */
const WHILE_COMPOSING: ReadonlySet<string> = new Set(['F6', 'F7', 'F8', 'F9', 'F10']);

/** With Ctrl alone: select all, copy, cut, paste, undo, redo, and moving by words. */
const WITH_CONTROL: ReadonlySet<string> = new Set([...EDITING, 'Insert', 'a', 'c', 'v', 'x', 'y', 'z']);
/** With Ctrl and Shift: redo as Linux has it, pasting without format. */
const WITH_CONTROL_SHIFT: ReadonlySet<string> = new Set(['v', 'z']);

/**
 * True for input that the page may have; whatever is not listed is dropped, also menu shortcuts, reload and developer tools.
 * Chords of the operating system (Ctrl+Alt+Del, the Windows key) never come by here: see docs/SECURITY.md.
 *
 * SECURITY: answers leaving or changing the kiosk's page with the keyboard.
 */
export function mayReachPage(input: KeyInput): boolean {
  const { key, control, alt, meta, isComposing } = input;
  if (meta) return false;
  // AltGr arrives as Ctrl+Alt on Windows: a German @, a French #, a Polish ą. Plain letters and digits there are shortcuts.
  if (control && alt) return isAltGrInput(key);
  if (control) return isModifier(key) || isEditingShortcut(input) || (INPUT_METHOD.has(key) && !isNameless(key));
  if (alt) return isModifier(key) || isAltCode(input) || (INPUT_METHOD.has(key) && !isNameless(key));
  if (isComposing && WHILE_COMPOSING.has(key)) return true;
  return isText(key) || PLAIN.has(key) || INPUT_METHOD.has(key) || isNameless(key);
}

/** Touch keyboards send characters that no key of the layout has; Chromium then names no key at all, and it is no shortcut either. */
function isNameless(key: string): boolean {
  return key === '' || key === '\u0000' || key === 'Unidentified';
}

function isAltGrInput(key: string): boolean {
  return isModifier(key) || key === 'Dead' || key === 'Process' || (isText(key) && !/^[a-z0-9 ]$/i.test(key));
}

/** Windows: a sign by its number on the number pad, which some scanners send for every character they read. */
function isAltCode({ key, code, shift }: KeyInput): boolean {
  return /^Numpad[0-9]$/.test(code) && /^[0-9]$/.test(key) && !shift;
}

/**
 * One character as people count them, whatever it takes in code points. Or several at once, from one key (Arabic lam-alef):
 * names of keys are ASCII, so whatever is not cannot be one.
 */
function isText(key: string): boolean {
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(key.replaceAll('\u200D', ''))) return false;
  return /^[^\p{ASCII}]+$/u.test(key) || [...graphemes.segment(key)].length === 1;
}
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function isEditingShortcut(input: KeyInput): boolean {
  const { key, shift } = input;
  if (key.length > 1) return WITH_CONTROL.has(key);
  return (shift ? WITH_CONTROL_SHIFT : WITH_CONTROL).has(shortcutLetter(input));
}

/** Ctrl+V is the key named V on Latin keyboards, and the key in its place on Greek, Cyrillic or Arabic ones. */
function shortcutLetter({ key, code }: KeyInput): string {
  if (/^[\u0020-\u007e]$/.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Alt' || key === 'AltGraph' || key === 'Shift';
}
