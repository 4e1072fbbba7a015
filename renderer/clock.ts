/** The page's one clock: milliseconds since the epoch, renewed while someone looks. */
import { createContext, use, useEffect, useState } from 'react';

/** Screens that are rendered at build time have one that stands still. */
export const ClockContext = createContext<() => number>(() => Date.now());

/** The time, renewed every `everyMs` milliseconds. */
export function useNow(everyMs = 1_000): number {
  const now = use(ClockContext);
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, now]);
  return time;
}
