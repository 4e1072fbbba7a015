import { LIMITS } from '@roomkey/shared/protocol/limits';

/**
 * Seconds that `Prefer: wait=…` asks for (RFC 7240 4.3), at most what the portal holds; 0 when it is absent, malformed or
 * zero. RFC 7240 section 2: of several the first counts, and what is not understood is ignored.
 */
export function readPreferWait(header: string | string[] | undefined): number {
  const preferences = [header ?? []].flat().join(',').split(',');
  const wait = preferences
    .map((preference) => /^\s*wait\s*=\s*(\d{1,9}|"\d{1,9}")\s*(;|$)/i.exec(preference)?.[1])
    .find((found) => found !== undefined);
  return Math.min(Number(wait?.replaceAll('"', '') ?? 0), LIMITS.heldPollSeconds);
}
