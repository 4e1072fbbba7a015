/** A format for screens whose times are not known yet: in place of each stands the mark of its hole. */
import { HALF_HOUR, type Hole, mark } from '@roomkey/shared/first-paint/holes';
import type { Format } from '../text/format';
import { TIMES } from './resting-views';

/** @throws when something is formatted that no hole stands for: it would be shown as it was at build time. */
export const openFormat: Format = {
  time: (at) => mark(holeOfTime(at)),
  date: (at) => (at === TIMES.now ? mark('today') : unheardOf(at)),
  moment: unheardOf,
  duration(ms) {
    if (ms === TIMES.now - TIMES.enteredAt) return mark('elapsed');
    return ms === TIMES.expiresAt - TIMES.now ? mark('left') : unheardOf(ms);
  },
  list: (items) => items.join(''),
  number: unheardOf,
};

function holeOfTime(at: number): Hole {
  for (const name of ['now', 'enteredAt', 'expiresAt', 'checkedAt'] as const) if (at === TIMES[name]) return name;
  const slot = (at - TIMES.halfHourBegun) / HALF_HOUR;
  return Number.isInteger(slot) && slot >= 0 ? `slot${slot}` : unheardOf(at);
}

function unheardOf(value: number): never {
  throw new Error(
    `No hole of shared/first-paint/holes.ts stands for ${value}; a screen would show it as of its build.`,
  );
}
