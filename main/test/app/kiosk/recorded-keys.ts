/**
 * What Electron reports for keys of other layouts. Those of Linux were recorded: Electron 33.2.1 on X11, `setxkbmap` with the named
 * layout, keys pressed by their key codes (xdotool). Those of Windows were never recorded: they are made by hand from UI Events
 * (names of keys and codes), Microsoft's layout charts (kbdgr, kbdfr, kbdjpn, kbda1, kbdhe), and the flags that Chromium gives to
 * AltGr there: Control and Alt together.
 */
import type { KeyInput } from '../../../app/kiosk/input-filter';

export interface RecordedKey {
  readonly layout: string;
  readonly what: string;
  readonly input: KeyInput;
}

type Held = 'control' | 'alt' | 'shift' | 'isComposing';

const key = (layout: string, what: string, name: string, code: string, ...held: readonly Held[]): RecordedKey => {
  const has = (modifier: Held) => held.includes(modifier);
  return {
    layout,
    what,
    input: {
      key: name,
      code,
      control: has('control'),
      alt: has('alt'),
      shift: has('shift'),
      meta: false,
      isComposing: has('isComposing'),
    },
  };
};

export const RECORDED_ON_LINUX: readonly RecordedKey[] = [
  key('de', 'AltGr', 'AltGraph', 'AltRight'),
  key('de', 'AltGr+Q', '@', 'KeyQ'),
  key('de', 'AltGr+E', '€', 'KeyE'),
  key('de', 'AltGr+7', '{', 'Digit7'),
  key('de', 'AltGr+<', '|', 'IntlBackslash'),
  key('de', 'ß', 'ß', 'Minus'),
  key('de', 'ü', 'ü', 'BracketLeft'),
  key('de', 'dead ^', 'Process', 'Backquote'),
  key('de', 'e after it', 'Process', 'KeyE'),
  key('de', 'dead ´', 'Process', 'Equal'),
  key('de', 'Shift+2', '"', 'Digit2', 'shift'),
  key('fr', 'digit row without Shift', '&', 'Digit1'),
  key('fr', 'digit row without Shift', 'é', 'Digit2'),
  key('fr', 'digit row without Shift', '-', 'Digit6'),
  key('fr', 'digit row without Shift', 'à', 'Digit0'),
  key('fr', 'Shift+1', '1', 'Digit1', 'shift'),
  key('fr', 'dead circumflex', 'Process', 'BracketLeft'),
  key('fr', 'dead diaeresis', 'Process', 'BracketLeft', 'shift'),
  key('fr', 'AltGr+0', '@', 'Digit0'),
  key('fr', 'AltGr+2', '~', 'Digit2'),
  key('fr', 'AltGr+E', '€', 'KeyE'),
  key('fr', 'Ctrl+A, where US keyboards have Q', 'a', 'KeyQ', 'control'),
  key('jp', 'hankaku/zenkaku', 'ZenkakuHankaku', 'Backquote'),
  key('jp', 'ro', '\\', 'IntlRo'),
  key('jp', 'yen', '\\', 'IntlYen'),
  key('jp', 'henkan', 'Convert', 'Convert'),
  key('jp', 'muhenkan', 'NonConvert', 'NonConvert'),
  key('jp', 'hiragana/katakana', 'HiraganaKatakana', 'KanaMode'),
  key('jp', '@ without Shift', '@', 'BracketLeft'),
  key('jp', 'Shift+CapsLock', 'CapsLock', 'CapsLock', 'shift'),
  key('ara', 'ر', 'ر', 'KeyV'),
  key('ara', 'lam-alef, one sign', 'ﻻ', 'KeyB'),
  key('ara', 'lam-alef with madda', 'ﻵ', 'KeyB', 'shift'),
  key('ara', 'Ctrl+V', 'ر', 'KeyV', 'control'),
  key('gr', 'Ω', 'Ω', 'KeyV'),
  key('gr', 'Ctrl+V', 'Ω', 'KeyV', 'control'),
  key('gr', 'dead tonos', 'Process', 'Semicolon'),
  key('us', 'Ctrl+V with Caps Lock', 'V', 'KeyV', 'control'),
  key('us', 'Shift+Insert', 'Insert', 'Insert', 'shift'),
  key('us', 'Ctrl+Insert', 'Insert', 'Insert', 'control'),
  key('us', 'Shift+Delete', 'Delete', 'Delete', 'shift'),
];

export const EXPECTED_ON_WINDOWS: readonly RecordedKey[] = [
  key('German', 'AltGr begins with Ctrl', 'Control', 'ControlLeft', 'control'),
  key('German', 'AltGr', 'AltGraph', 'AltRight', 'control', 'alt'),
  key('German', 'AltGr+Q', '@', 'KeyQ', 'control', 'alt'),
  key('German', 'AltGr+E', '€', 'KeyE', 'control', 'alt'),
  key('German', 'AltGr+M', 'µ', 'KeyM', 'control', 'alt'),
  key('German', 'dead ^', 'Dead', 'Backquote'),
  key('French', 'dead circumflex', 'Dead', 'BracketLeft'),
  key('French', 'AltGr+2, dead tilde', 'Dead', 'Digit2', 'control', 'alt'),
  key('French', 'AltGr+0', '@', 'Digit0', 'control', 'alt'),
  key('French', 'Shift+1', '1', 'Digit1', 'shift'),
  key('French (bépo)', 'AltGr+Shift+Space, no-break space', '\u00A0', 'Space', 'control', 'alt', 'shift'),
  key('Canadian French', 'AltGr+Space, no-break space', '\u00A0', 'Space', 'control', 'alt'),
  key('Japanese', 'a key that the input method takes', 'Process', 'KeyA'),
  key('Japanese', 'Enter takes the composition', 'Process', 'Enter', 'isComposing'),
  key('Japanese', 'F7: katakana', 'F7', 'F7', 'isComposing'),
  key('Japanese', 'Ctrl+U in the input method', 'Process', 'KeyU', 'control', 'isComposing'),
  key('Japanese', 'hankaku/zenkaku', 'Zenkaku', 'Backquote'),
  key('Japanese', 'eisu', 'Eisu', 'CapsLock'),
  key('Japanese', 'Ctrl+eisu: kana', 'Alphanumeric', 'CapsLock', 'control'),
  key('Japanese', 'Alt+hankaku/zenkaku', 'KanjiMode', 'Backquote', 'alt'),
  key('Japanese', 'kana without an input method', 'ち', 'KeyA'),
  key('Arabic 101', 'lam-alef, two letters from one key', '\u0644\u0627', 'KeyB'),
  key('Arabic 101', 'Ctrl+C', 'ؤ', 'KeyC', 'control'),
  key('Greek', 'Ctrl+X', 'χ', 'KeyX', 'control'),
  key('Korean', 'hangul', 'HangulMode', 'Lang1'),
  key('any', 'emoji panel, touch keyboard', 'Unidentified', ''),
  key('any', 'scanner that sends Alt codes', '6', 'Numpad6', 'alt'),
];
