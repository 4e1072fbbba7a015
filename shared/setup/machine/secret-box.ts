/** What a person typed, on its short way from the page to the portal or the vault. */
import type { Clock, Random } from './ports';

/** How long a typed secret is kept at most (docs/SECURITY.md: used once, wiped after use or two minutes). */
export const SECRET_LIFE_MS = 120_000;

export interface SecretBox {
  /** Keeps a secret and answers with its handle. */
  put(secret: string): string;
  /** The secret, still kept: for work that may fail on the way and be tried again. Null once used or too old. */
  peek(handle: string): string | null;
  /** The secret, wiped by this call. */
  take(handle: string): string | null;
  wipe(handle: string): void;
  /** Whether a secret that is kept now stands in this text: for what is about to leave the console. */
  occursIn(text: string): boolean;
  wipeAll(): void;
}

export function createSecretBox(clock: Pick<Clock, 'now' | 'sleepUntil'>, random: Pick<Random, 'token'>): SecretBox {
  const kept = new Map<string, { secret: string; until: number; timer: AbortController }>();

  function wipe(handle: string): void {
    kept.get(handle)?.timer.abort();
    kept.delete(handle);
  }

  function peek(handle: string): string | null {
    const entry = kept.get(handle);
    if (entry === undefined) return null;
    if (clock.now() < entry.until) return entry.secret;
    wipe(handle);
    return null;
  }

  return {
    put(secret) {
      const handle = random.token();
      const until = clock.now() + SECRET_LIFE_MS;
      const timer = new AbortController();
      kept.set(handle, { secret, until, timer });
      // SECURITY: answers a secret that nobody comes to fetch: it leaves memory by itself, not only when asked for.
      clock.sleepUntil(until, timer.signal).then(
        () => wipe(handle),
        () => undefined,
      );
      return handle;
    },
    peek,
    take(handle) {
      const secret = peek(handle);
      wipe(handle);
      return secret;
    },
    wipe,
    occursIn: (text) => [...kept.values()].some(({ secret }) => text.includes(secret)),
    wipeAll() {
      for (const handle of [...kept.keys()]) wipe(handle);
    },
  };
}
