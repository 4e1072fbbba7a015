/** The page's one clock: milliseconds since the epoch, renewed while someone looks. */
import { useEffect, useState } from 'react';

const now = (): number => Date.now();

/** The time, renewed every `everyMs` milliseconds. */
export function useNow(everyMs = 1_000): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return time;
}
