import { useEffect, useState } from 'react';
import { DateTime } from './date-time';

const TICK_MS = 30_000;
const HOUR_MS = 3_600_000;

/** When an OTP that is generated now ends, by this browser's clock; it moves on while somebody looks. */
export function ExpiryPreview({ hours }: { readonly hours: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(Date.now());
    }, TICK_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  return (
    <>
      Generated now, it expires on <DateTime iso={new Date(now + hours * HOUR_MS).toISOString()} />.
    </>
  );
}
