/** Own choice: nobody in between may silence a console for longer, in milliseconds. */
const LONGEST_MS = 3_600_000;

/**
 * Milliseconds to wait after an answer (RFC 9110 10.2.3: seconds or an HTTP date), or null without a usable value.
 * A date is measured from the answer's own `Date`, so that the console's clock doesn't matter; `now` stands in without one.
 */
export function parseRetryAfter(value: string | null, answeredAt: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  const until = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const from = Date.parse(answeredAt ?? '');
  return Math.min(Math.max(until - (Number.isNaN(from) ? now : from), 0), LONGEST_MS);
}
