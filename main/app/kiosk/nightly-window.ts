/** When a console restarts at night: pure arithmetic on local time, so that every time zone and every change of clocks can be tried. */
import { createHash } from 'node:crypto';

/** Minutes after local midnight. `end` lies before `start` where the window goes over midnight. */
export interface NightlyWindow {
  readonly start: number;
  readonly end: number;
}

/** When Teams Rooms themselves take updates: from two in the morning. */
export const USUAL_WINDOW: NightlyWindow = { start: 2 * 60, end: 5 * 60 };

const DAY_MINUTES = 24 * 60;

/** Shorter ones would leave no time to wait until nobody touches the screen. Own choice. */
const SHORTEST_MINUTES = 15;

/** Of the window, the part in which consoles begin: the rest is for those that had to wait. Own choice. */
const BEGINNING = 2 / 3;

/** Reads `HH:MM-HH:MM` or `off`. Undefined when it is neither. */
export function parseNightlyWindow(text: string): NightlyWindow | 'off' | undefined {
  if (text === 'off') return 'off';
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return undefined;
  const [startHour, startMinute, endHour, endMinute] = match.slice(1).map(Number) as [number, number, number, number];
  const window = { start: startHour * 60 + startMinute, end: endHour * 60 + endMinute };
  return lengthOf(window) < SHORTEST_MINUTES ? undefined : window;
}

function lengthOf({ start, end }: NightlyWindow): number {
  return (end - start + DAY_MINUTES) % DAY_MINUTES;
}

/** A window of a certain night, as the clock on the wall shows it. */
export interface Night {
  /** The date on which the window began, as YYYY-MM-DD. */
  readonly name: string;
  /** True once this console's own minute has come. */
  readonly due: boolean;
}

/**
 * The night that is now, or null outside of the window. Each console has a minute of its own, from its installation's id, so
 * that a building does not restart at once and yet each does so at the same time every night.
 *
 * The minutes are those on the wall: where clocks are set forward over the console's minute it is due right after, where they
 * are set back the night keeps its name and so happens once.
 *
 * @param now milliseconds since the epoch
 * @param timeZone an IANA name; the machine's own when absent
 */
export function nightAt(now: number, window: NightlyWindow, installationId: string, timeZone?: string): Night | null {
  const { year, month, day, minutes } = wallTime(now, timeZone);
  const passed = (minutes - window.start + DAY_MINUTES) % DAY_MINUTES;
  if (passed >= lengthOf(window)) return null;
  const began = new Date(Date.UTC(year, month - 1, day - (minutes < window.start ? 1 : 0)));
  return { name: began.toISOString().slice(0, 10), due: passed >= ownMinute(window, installationId) };
}

function ownMinute(window: NightlyWindow, installationId: string): number {
  const choices = Math.floor(lengthOf(window) * BEGINNING);
  return createHash('sha256').update(installationId).digest().readUInt32BE() % choices;
}

function wallTime(now: number, timeZone: string | undefined) {
  const parts = new Intl.DateTimeFormat('en', {
    ...(timeZone === undefined ? {} : { timeZone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  }).formatToParts(now);
  const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    minutes: value('hour') * 60 + value('minute'),
  };
}
