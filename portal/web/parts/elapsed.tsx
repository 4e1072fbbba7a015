/** How long ago something was, by the portal's clock, ticking. Only these texts are drawn anew each second. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

const Now = createContext(0);
const TICK_MS = 1000;

interface TickingProps {
  /** The portal's time as an answer said it, and when the answer came by this browser's clock. */
  readonly now: string;
  readonly readAt: number;
  readonly children: ReactNode;
}

/** Around every `Elapsed`. The browser's clock may be wrong, but it runs as fast as the portal's. */
export function Ticking({ now, readAt, children }: TickingProps) {
  const [clock, setClock] = useState(readAt);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setClock(Date.now());
    }, TICK_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  return <Now value={Date.parse(now) + Math.max(0, clock - readAt)}>{children}</Now>;
}

/** `since`: ISO 8601 in UTC, as the portal sends it. */
export function Elapsed({ since }: { readonly since: string }) {
  const seconds = Math.max(0, Math.floor((useContext(Now) - Date.parse(since)) / 1000));
  return <time dateTime={`PT${String(seconds)}S`}>{durationText(seconds)}</time>;
}

/** The two largest units: the third would only make the text restless. */
function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return pair(days, 'd', hours % 24, 'h');
  if (hours > 0) return pair(hours, 'h', minutes % 60, 'min');
  if (minutes > 0) return pair(minutes, 'min', seconds % 60, 's');
  return `${String(seconds)} s`;
}

function pair(first: number, firstUnit: string, second: number, secondUnit: string): string {
  return `${String(first)} ${firstUnit}${second === 0 ? '' : ` ${String(second)} ${secondUnit}`}`;
}
