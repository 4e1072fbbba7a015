/** Who may use the settings now: one pass at a time, and not for long. */
import type { Clock, Random } from '@roomkey/shared/setup/machine/ports';

/** Two minutes without a call: the time in which somebody leaves the room. */
const IDLE_MS = 120_000;

export interface SettingsAccess {
  /** A new pass; an earlier one ends. */
  open(): string;
  /** True for the pass that is open; its two minutes begin anew. */
  holds(pass: string): boolean;
  close(): void;
}

interface AccessParts {
  readonly clock: Pick<Clock, 'now' | 'sleepUntil'>;
  readonly random: Pick<Random, 'token'>;
  /** Called when a pass ended because nobody used it. */
  readonly onIdle: () => void;
}

/** SECURITY: answers settings that are left open: what the page shows decides nothing, each call is looked at here. */
export function createSettingsAccess({ clock, random, onIdle }: AccessParts): SettingsAccess {
  let current: { readonly pass: string; until: number; readonly ended: AbortController } | null = null;

  const close = () => {
    current?.ended.abort();
    current = null;
  };

  async function watch(opened: NonNullable<typeof current>): Promise<void> {
    const { signal } = opened.ended;
    while (!signal.aborted && clock.now() < opened.until) {
      await clock.sleepUntil(opened.until, signal).catch(() => undefined);
    }
    if (signal.aborted) return;
    close();
    onIdle();
  }

  return {
    open() {
      close();
      current = { pass: random.token(), until: clock.now() + IDLE_MS, ended: new AbortController() };
      void watch(current);
      return current.pass;
    },
    holds(pass) {
      if (current?.pass !== pass || clock.now() >= current.until) return false;
      current.until = clock.now() + IDLE_MS;
      return true;
    },
    close,
  };
}
