import { describe, expect, test } from 'vitest';
import { mayReachPage, type KeyInput } from '../../../app/kiosk/input-filter';
import { EXPECTED_ON_WINDOWS, RECORDED_ON_LINUX } from './recorded-keys';

const press = (key: string, held: Partial<KeyInput> = {}): boolean =>
  mayReachPage({ key, code: '', control: false, alt: false, shift: false, meta: false, isComposing: false, ...held });

const ALT_GR = { control: true, alt: true };

describe('people can type', () => {
  test.each([
    ...Array.from('azAZ09!"§$%&/()=?`*\'_:;><-.,#+´ß '),
    'ä',
    'Ö',
    'é',
    'ç',
    'ñ',
    'ø',
    'İ',
    'ą',
    'ж',
    'ש',
    'م',
    '٣',
    'あ',
    '한',
    '中',
    '😀',
    'e\u0301',
    '€',
    '@',
  ])('the character %j', (key) => {
    expect(press(key)).toBe(true);
    expect(press(key, { shift: true })).toBe(true);
  });

  test.each(['@', '€', '{', '}', '[', ']', '\\', '~', '|', 'µ', '²', '³'])(
    'German: AltGr for %s, as Windows reports it',
    (key) => {
      expect(press(key, ALT_GR)).toBe(true);
    },
  );

  test.each(['#', '{', '[', '|', '`', '\\', '^', '@', ']', '}', '¤', '€'])('French: AltGr for %s', (key) => {
    expect(press(key, ALT_GR)).toBe(true);
  });

  test.each(['ą', 'ę', 'ś', 'ć', 'ż', 'ź', 'ł', 'ó', 'ń', 'Ą'])('Polish: AltGr for %s', (key) => {
    expect(press(key, ALT_GR)).toBe(true);
  });

  test('dead keys: ^ then e, ¨ then i', () => {
    for (const key of ['Dead', 'ê', 'ï']) expect(press(key)).toBe(true);
    expect(press('Dead', ALT_GR)).toBe(true);
  });

  test('Japanese: the input method’s keys and what it sends while composing', () => {
    for (const key of ['Process', 'Convert', 'NonConvert', 'HiraganaKatakana', 'ZenkakuHankaku', 'Eisu', 'KanaMode']) {
      expect(press(key), key).toBe(true);
    }
    for (const key of ['F6', 'F7', 'F10', 'Enter', 'Escape', 'Process'])
      expect(press(key, { isComposing: true }), key).toBe(true);
  });

  test('touch keyboards, which name no key', () => {
    for (const key of ['Unidentified', '', '\u0000']) {
      expect(press(key)).toBe(true);
      expect(press(key, { control: true })).toBe(false);
      expect(press(key, { alt: true })).toBe(false);
    }
  });

  test.each([
    'Tab',
    'Enter',
    'Escape',
    'Backspace',
    'Delete',
    'ArrowLeft',
    'ArrowDown',
    'Home',
    'End',
    'PageDown',
    'Shift',
    'AltGraph',
    'CapsLock',
  ])('moving and editing: %s', (key) => {
    expect(press(key)).toBe(true);
    expect(press(key, { shift: true })).toBe(true);
  });

  test.each(['a', 'c', 'v', 'x', 'z', 'y', 'V', 'ArrowLeft', 'Backspace', 'Insert'])('Ctrl+%s', (key) => {
    expect(press(key, { control: true })).toBe(true);
  });

  test.each(['v', 'z', 'Z', 'ArrowLeft', 'End'])('Ctrl+Shift+%s', (key) => {
    expect(press(key, { control: true, shift: true })).toBe(true);
  });

  test.each(RECORDED_ON_LINUX)('Linux, $layout: $what ($input.key)', ({ input }) => {
    expect(mayReachPage(input)).toBe(true);
  });

  test.each(EXPECTED_ON_WINDOWS)('Windows, $layout: $what ($input.key)', ({ input }) => {
    expect(mayReachPage(input)).toBe(true);
  });

  test('a scanner’s burst: every character of a code and its Enter', () => {
    for (const key of Array.from('RK1:4813 0275 9164 2208').concat('Enter')) expect(press(key), key).toBe(true);
  });

  test('Ctrl+V where the key in its place writes another script', () => {
    expect(press('м', { control: true, code: 'KeyV' })).toBe(true);
    expect(press('ω', { control: true, code: 'KeyV' })).toBe(true);
    expect(press('к', { control: true, code: 'KeyR' })).toBe(false);
  });
});

describe('nobody gets out', () => {
  test.each([
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F10',
    'F11',
    'F12',
    'F24',
    'PrintScreen',
    'ContextMenu',
    'BrowserBack',
    'BrowserHome',
    'LaunchMail',
    'MediaPlayPause',
    'Meta',
    'OS',
    'Help',
    'ZoomIn',
    'Power',
    'Sleep',
    'Esc2',
  ])('%s', (key) => {
    expect(press(key)).toBe(false);
  });

  test.each([
    'w',
    'r',
    'q',
    'n',
    't',
    'p',
    's',
    'o',
    'f',
    'l',
    'u',
    'j',
    'h',
    '0',
    '+',
    '-',
    '=',
    'F4',
    'F5',
    'Tab',
    'Escape',
    'PageUp',
    'Enter',
    ' ',
  ])('Ctrl+%s', (key) => {
    expect(press(key, { control: true })).toBe(false);
  });

  test.each(['I', 'J', 'C', 'R', 'Delete2', 'Escape', 'n'])('Ctrl+Shift+%s', (key) => {
    expect(press(key, { control: true, shift: true })).toBe(false);
  });

  test.each(['r', 'w', 'i', 'F5', 'F4', 'Tab', '+'])('Ctrl+%s during a composition', (key) => {
    expect(press(key, { control: true, isComposing: true })).toBe(false);
  });

  test.each(['F1', 'F3', 'F5', 'F11', 'F12', 'ContextMenu', 'BrowserBack'])('%s during a composition', (key) => {
    expect(press(key, { isComposing: true })).toBe(false);
  });

  test.each(['F4', ' ', 'Tab', 'ArrowLeft'])('Alt+%s during a composition', (key) => {
    expect(press(key, { alt: true, isComposing: true })).toBe(false);
  });

  test('Alt and the number pad without NumLock, which moves; digits of the row with Alt', () => {
    expect(press('ArrowLeft', { alt: true, code: 'Numpad4' })).toBe(false);
    expect(press('4', { alt: true, code: 'Digit4' })).toBe(false);
    expect(press('4', { alt: true, control: true, code: 'Numpad4' })).toBe(false);
  });

  test('Ctrl+R and the like where the key in its place writes another script', () => {
    expect(press('ق', { control: true, code: 'KeyR' })).toBe(false);
    expect(press('Ρ', { control: true, code: 'KeyR' })).toBe(false);
    expect(press('ς', { control: true, code: 'KeyW' })).toBe(false);
  });

  test.each(['F4', ' ', 'Tab', 'Escape', 'ArrowLeft', 'Home', 'd', 'f', 'Enter'])('Alt+%s', (key) => {
    expect(press(key, { alt: true })).toBe(false);
  });

  test.each(['q', 'T', 'i', 'Delete', 'F1', 'ArrowLeft', '4', 'Tab', 'Escape'])('Ctrl+Alt+%s', (key) => {
    expect(press(key, ALT_GR)).toBe(false);
  });

  test.each(['r', 'e', 'd', 'l', 'Tab', 'Meta', ' ', 'v'])('the system key with %s', (key) => {
    expect(press(key, { meta: true })).toBe(false);
    expect(press(key, { meta: true, isComposing: true })).toBe(false);
  });
});
