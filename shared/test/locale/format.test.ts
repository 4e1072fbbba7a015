import { describe, expect, it } from 'vitest';
import { formatFor } from '../../locale/format';
import { type Locale, SUPPORTED_LOCALES } from '../../locale/locales';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A Monday, by the clock of the machine. */
const AT = new Date(2026, 0, 5, 21, 5).getTime();

describe('a length of time', () => {
  it.each([
    [0, '0 seconds'],
    [-5 * SECOND, '0 seconds'],
    [1_999, '1 second'],
    [5 * MINUTE, '5 minutes'],
    [4 * MINUTE + 10 * SECOND, '4 minutes, 10 seconds'],
    [7 * HOUR + 59 * MINUTE + 59 * SECOND, '7 hours, 59 minutes'],
    [336 * HOUR, '336 hours'],
  ])('of %d ms is %j', (ms, text) => expect(formatFor('en').duration(ms)).toBe(text));
});

describe.each<[Locale, Record<'time' | 'date' | 'short' | 'long' | 'list' | 'number', string>]>([
  [
    'en',
    {
      time: '9:05 PM',
      date: 'Monday, January 5',
      short: '11 seconds',
      long: '2 hours, 1 minute',
      list: 'a.test, b.test, and c.test',
      number: '9,500',
    },
  ],
  [
    'de',
    {
      time: '21:05',
      date: 'Montag, 5. Januar',
      short: '11 Sekunden',
      long: '2 Stunden, 1 Minute',
      list: 'a.test, b.test und c.test',
      number: '9.500',
    },
  ],
  [
    'fr',
    {
      time: '21:05',
      date: 'lundi 5 janvier',
      short: '11 secondes',
      long: '2 heures et 1 minute',
      list: 'a.test, b.test et c.test',
      number: '9 500',
    },
  ],
  [
    'es',
    {
      time: '21:05',
      date: 'lunes, 5 de enero',
      short: '11 segundos',
      long: '2 horas y 1 minuto',
      list: 'a.test, b.test y c.test',
      number: '9500',
    },
  ],
  [
    'pt',
    {
      time: '21:05',
      date: 'segunda-feira, 5 de janeiro',
      short: '11 segundos',
      long: '2 horas e 1 minuto',
      list: 'a.test, b.test e c.test',
      number: '9.500',
    },
  ],
  [
    'ja',
    {
      time: '21:05',
      date: '1月5日月曜日',
      short: '11 秒',
      long: '2 時間 1 分',
      list: 'a.test、b.test、c.test',
      number: '9,500',
    },
  ],
  [
    'zh',
    {
      time: '21:05',
      date: '1月5日星期一',
      short: '11秒钟',
      long: '2小时1分钟',
      list: 'a.test、b.test和c.test',
      number: '9,500',
    },
  ],
  [
    'ar',
    {
      time: '9:05 م',
      date: 'الاثنين، 5 يناير',
      short: '11 ثانية',
      long: 'ساعتان ودقيقة',
      // Each name isolated, so that it does not turn its neighbours around.
      list: '\u2068a.test\u2069 و\u2068b.test\u2069 و\u2068c.test\u2069',
      number: '9,500',
    },
  ],
])('in %s', (locale, expected) => {
  const format = formatFor(locale);
  /** Versions of the language data differ in the kind of space. */
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

  it('times, dates, lengths of time, lists and numbers follow the language', () => {
    const found = {
      time: format.time(AT),
      date: format.date(AT),
      short: format.duration(11 * SECOND),
      long: format.duration(2 * HOUR + MINUTE),
      list: format.list(['a.test', 'b.test', 'c.test']),
      number: format.number(9_500),
    };
    expect(Object.fromEntries(Object.entries(found).map(([name, text]) => [name, plain(text)]))).toEqual(expected);
  });

  it('digits are 0-9: they are compared with other screens', () => {
    const all = [format.time(AT), format.date(AT), format.duration(25 * SECOND), format.number(1_234)].join(' ');
    expect(all.match(/\p{Nd}/gu)?.filter((digit) => !/[0-9]/.test(digit))).toEqual([]);
    expect(all).toMatch(/25.*1.?234/);
  });
});

it('every language is among them', () => {
  expect(SUPPORTED_LOCALES).toEqual(['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar']);
});
