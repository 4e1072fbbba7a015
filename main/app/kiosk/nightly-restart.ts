/** Restarts the console once a night, when nobody needs it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SetupView, Step } from '@roomkey/shared/setup/contract/view';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import { writeFileAtomically } from '../../adapters/store/atomic-file';
import type { AppLog } from '../app-log';
import { nightAt, type NightlyWindow } from './nightly-window';

/** Milliseconds between two looks at the clock. Much less than a minute: a window may be short. */
const LOOK_MS = 20_000;
/** Nobody has touched the console for so long. Own choice: longer than a person reads or telephones. */
const UNTOUCHED_MS = 600_000;
/** A console that started not long ago is fresh; it also ends any loop that a clock which jumps could make. */
const FRESH_MS = 3_600_000;

/** Steps that are saved and in which nothing is under way. */
const AT_REST: ReadonlySet<Step> = new Set<Step>([
  ...(['connect', 'welcome', 'agreement', 'oneTimePassword', 'manualSetup', 'deviceVerificationFailed'] as const),
  ...(['awaitingApproval', 'rejected', 'expired', 'cancelled', 'vaultUnavailable', 'signInFailed', 'home'] as const),
]);

const FileSchema = z.strictObject({ format: z.literal(1), night: z.string() });

export interface NightlyParts {
  readonly window: NightlyWindow;
  readonly installationId: string;
  /** Where the last night is kept, so that it counts across restarts. */
  readonly file: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds since somebody touched the console, and since it was started. */
  readonly untouchedMs: () => number;
  readonly runningMs: () => number;
  readonly view: () => Pick<SetupView, 'step' | 'busy' | 'storage'>;
  readonly note: AppLog['note'];
  readonly restart: () => void;
  /** The machine's own when absent. */
  readonly timeZone?: string;
}

export interface NightlyRestart {
  /** Looks at the clock now, as after a sleep. */
  look(): Promise<void>;
  stop(): void;
}

export function startNightlyRestart(parts: NightlyParts): NightlyRestart {
  const { window, installationId, file, clock, note, timeZone } = parts;
  /** What was said of which night already: a line each, not one every twenty seconds. */
  let said = '';
  let looking: Promise<void> | null = null;
  let stopped = false;

  const postpone = (night: string, why: string): void => {
    if (said === `${night} ${why}`) return;
    said = `${night} ${why}`;
    note('nightlyRestart.postponed', why);
  };

  const lookOnce = async (): Promise<void> => {
    const night = nightAt(clock.now(), window, installationId, timeZone);
    if (night === null || !night.due || stopped) return;
    if ((await lastNight(file)) === night.name) return;
    const hindrance = whatHinders(parts);
    if (hindrance !== null) {
      postpone(night.name, hindrance);
      return;
    }
    // On disk before the restart. Where that cannot be, there is none: it might be followed by another, and another.
    try {
      await writeFileAtomically(file, `${JSON.stringify({ format: 1, night: night.name })}\n`);
    } catch {
      postpone(night.name, 'unwritable');
      return;
    }
    note('nightlyRestart.now');
    parts.restart();
  };

  const look = async (): Promise<void> => {
    looking ??= lookOnce().finally(() => (looking = null));
    await looking;
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    look,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

function whatHinders({ untouchedMs, runningMs, view }: NightlyParts): 'fresh' | 'inUse' | 'busy' | 'unwritable' | null {
  if (runningMs() < FRESH_MS) return 'fresh';
  if (untouchedMs() < UNTOUCHED_MS) return 'inUse';
  const { step, busy, storage } = view();
  if (busy || !AT_REST.has(step)) return 'busy';
  return storage === null ? null : 'unwritable';
}

/** Null when there was none, or when nobody can tell: then the console's own age keeps it from restarting again and again. */
async function lastNight(file: string): Promise<string | null> {
  try {
    return FileSchema.parse(JSON.parse(await readFile(file, 'utf8'))).night;
  } catch {
    return null;
  }
}
