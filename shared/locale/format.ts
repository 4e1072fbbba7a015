/** Times and lengths of time in a language. Digits stay 0-9 in every language: they are compared with other screens. */
import { directionOf, type Locale, tagOf } from './locales';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export interface Format {
  /** 9:05 AM, 09:05: by the custom of the language. */
  time(at: number): string;
  date(at: number): string;
  /** Date with year, and time. */
  moment(at: number): string;
  /** A length in milliseconds, in its two largest units: "7 hours, 59 minutes", "5 minutes", "9 seconds". Never negative. */
  duration(ms: number): string;
  /** "contoso.test and rooms.contoso.test". */
  list(items: readonly string[]): string;
  /** 9,500 or 9.500. */
  number(value: number): string;
}

export function formatFor(language: Locale): Format {
  // Gregorian and 0-9 whatever the region: hand-over sheet, portal and a person on the phone say the same digits.
  const locale = `${tagOf(language)}-u-ca-gregory-nu-latn`;
  const timeFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const dateFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const momentFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const names = new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' });
  const number = new Intl.NumberFormat(locale);
  const amount = (value: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);

  return {
    time: (at) => timeFormat.format(at),
    date: (at) => dateFormat.format(at),
    moment: (at) => momentFormat.format(at),
    duration(ms) {
      const whole = Math.max(0, Math.floor(ms / SECOND) * SECOND);
      const hours = Math.floor(whole / HOUR);
      const minutes = Math.floor((whole % HOUR) / MINUTE);
      const seconds = (whole % MINUTE) / SECOND;
      const both = (large: string, small: string, rest: number) => (rest === 0 ? large : units.format([large, small]));
      if (hours > 0) return both(amount(hours, 'hour'), amount(minutes, 'minute'), minutes);
      if (minutes > 0) return both(amount(minutes, 'minute'), amount(seconds, 'second'), seconds);
      return amount(seconds, 'second');
    },
    // Addresses run from left to right: isolated, each stays whole, and the list runs as its language does.
    list: (items) => names.format(directionOf(language) === 'rtl' ? items.map((item) => `\u2068${item}\u2069`) : items),
    number: (value) => number.format(value),
  };
}
