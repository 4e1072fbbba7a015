import { HALF_HOUR } from '@roomkey/shared/first-paint/holes';

/** Begin and length in half hours, counted from the half hour that has begun. */
const PLAN = [
  { name: 'planning', begins: 0, lasts: 2 },
  { name: 'review', begins: 3, lasts: 1 },
  { name: 'interview', begins: 5, lasts: 2 },
  { name: 'allHands', begins: 8, lasts: 2 },
] as const;

export interface SampleMeeting {
  readonly name: (typeof PLAN)[number]['name'];
  readonly from: number;
  readonly to: number;
}

/** Example meetings around `now` (milliseconds since the epoch), so that a demonstration at any hour shows a busy room. */
export function sampleMeetings(now: number): readonly SampleMeeting[] {
  const base = Math.floor(now / HALF_HOUR) * HALF_HOUR;
  return PLAN.map(({ name, begins, lasts }) => {
    const from = base + begins * HALF_HOUR;
    return { name, from, to: from + lasts * HALF_HOUR };
  });
}
