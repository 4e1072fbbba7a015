/** Lengths of time as people write them: `500 ms`, `10s`, `8h`, `1 h 30 min`, `2 d`. */
const UNITS = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const isUnit = (text: string): text is keyof typeof UNITS => text in UNITS;

export const DURATION_PATTERN = /^\s*(\d+(\.\d+)?\s*(ms|s|min|h|d)\s*)+$/;

/** Milliseconds of a text that fits DURATION_PATTERN. */
export function milliseconds(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|min|s|h|d)/g)];
  return Math.round(
    parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (isUnit(unit) ? UNITS[unit] : 0), 0),
  );
}
