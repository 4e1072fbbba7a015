import { describe, expect, test } from 'vitest';
import { nightAt, parseNightlyWindow, USUAL_WINDOW, type NightlyWindow } from '../../../app/kiosk/nightly-window';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the window on the command line', () => {
  test.each([
    ['02:00-05:00', { start: 120, end: 300 }],
    ['23:30-01:15', { start: 1410, end: 75 }],
    ['00:00-00:15', { start: 0, end: 15 }],
    ['off', 'off'],
  ])('%s', (text, window) => {
    expect(parseNightlyWindow(text)).toEqual(window);
  });

  test.each([
    '',
    '2:00-5:00',
    '02:00',
    '02:00-24:00',
    '02:60-03:00',
    '03:00-03:00',
    '03:00-03:14',
    'on',
    '02:00 - 05:00',
  ])('%j is refused', (text) => {
    expect(parseNightlyWindow(text)).toBeUndefined();
  });
});

/** The moments, minute by minute, from `from` on for `hours`, at which the restart is due; by night. */
function dueMinutes(from: string, hours: number, window: NightlyWindow, zone: string, id = 'an-installation') {
  const nights = new Map<string, number[]>();
  const start = Date.parse(from);
  for (let at = start; at < start + hours * HOUR; at += MINUTE) {
    const night = nightAt(at, window, id, zone);
    if (night?.due === true) nights.set(night.name, [...(nights.get(night.name) ?? []), at]);
  }
  return nights;
}
const first = (minutes: readonly number[] | undefined) => new Date(minutes?.[0] ?? 0).toISOString();

test('outside of the window there is no night', () => {
  for (const time of ['02:59', '03:00', '12:00', '23:59'])
    expect(nightAt(Date.parse(`2026-06-10T${time}:00Z`), USUAL_WINDOW, 'x', 'Europe/Berlin')).toEqual(
      time === '02:59' ? { name: '2026-06-10', due: true } : null,
    );
});

test('each console has a minute of its own, the same every night, spread over two thirds of the window', () => {
  const minuteOf = (id: string, day: string) => {
    const minutes = dueMinutes(`2026-06-${day}T01:00:00Z`, 5, USUAL_WINDOW, 'UTC', id).get(`2026-06-${day}`);
    return ((minutes?.[0] ?? 0) - Date.parse(`2026-06-${day}T02:00:00Z`)) / MINUTE;
  };
  const all = Array.from({ length: 60 }, (_, index) => minuteOf(`installation-${index}`, '10'));
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...all)).toBeLessThan(120);
  expect(new Set(all).size).toBeGreaterThan(35);
  expect(minuteOf('installation-7', '11')).toBe(minuteOf('installation-7', '10'));
});

test('a window over midnight is one night, named after its evening', () => {
  const window = { start: 23 * 60, end: 60 };
  const nights = dueMinutes('2026-12-31T12:00:00Z', 24, window, 'UTC');
  expect([...nights.keys()]).toEqual(['2026-12-31']);
});

describe('when clocks are changed every night has its restart, and one only', () => {
  test.each([
    // Forward over the window: 02:00 becomes 03:00.
    ['Europe/Berlin', '2026-03-28T12:00:00Z', ['2026-03-29', '2026-03-30']],
    // Back within the window: 03:00 becomes 02:00, and every minute of that hour comes twice.
    ['Europe/Berlin', '2026-10-24T12:00:00Z', ['2026-10-25', '2026-10-26']],
    ['America/New_York', '2026-03-07T16:00:00Z', ['2026-03-08', '2026-03-09']],
    ['America/New_York', '2026-10-31T16:00:00Z', ['2026-11-01', '2026-11-02']],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-10-03T02:00:00Z', ['2026-10-04', '2026-10-05']],
    ['Australia/Lord_Howe', '2026-04-04T02:00:00Z', ['2026-04-05', '2026-04-06']],
    // In the southern half, and at midnight.
    ['America/Santiago', '2026-09-05T16:00:00Z', ['2026-09-06', '2026-09-07']],
    ['Asia/Kathmandu', '2026-06-10T07:00:00Z', ['2026-06-11', '2026-06-12']],
  ])('%s, %s', (zone, from, names) => {
    for (const id of ['a', 'b', 'c', 'd']) {
      const nights = dueMinutes(from, 48, USUAL_WINDOW, zone, id);
      expect([...nights.keys()]).toEqual(names);
    }
  });

  test('a minute that does not exist is made up for right after', () => {
    // Berlin, 29 March: 01:59 is followed by 03:00. Whatever the console's minute is, it is not before that.
    const nights = dueMinutes('2026-03-28T22:00:00Z', 8, { start: 120, end: 240 }, 'Europe/Berlin');
    expect(first(nights.get('2026-03-29')) >= '2026-03-29T01:00:00.000Z').toBe(true);
    expect(first(nights.get('2026-03-29')) < '2026-03-29T02:00:00.000Z').toBe(true);
  });

  test('a window that does not exist has no restart that night, and one the next', () => {
    const nights = dueMinutes('2026-03-28T12:00:00Z', 48, { start: 120, end: 180 }, 'Europe/Berlin');
    expect([...nights.keys()]).toEqual(['2026-03-30']);
  });
});
