/** `--demo-…`: the console plays in a demo, and takes orders from its portal. From source, and in a package that was made for it. */
import { statSync } from 'node:fs';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { problem } from './problems';

/** Own: an audience of one minute without a touch has gone; the last quarter of it is counted down. */
export const USUAL_DEMO = { speed: 1, idleSeconds: 60, countdownSeconds: 15 } as const;
/** Own: a story at sixty times its speed is as fast as the console answers. */
export const FASTEST_DEMO = 60;
const LONGEST_SECONDS = 3_600;

export interface DemoOptions {
  /** Holds an API token of the portal's, for a Pro Manager. Read where it is used, and kept nowhere else. */
  readonly tokenFile: string;
  /** Plays all stories at once, in a loop. */
  readonly auto: boolean;
  /** How many times faster than people can follow: for tests. */
  readonly speed: number;
  /** Without a touch, until the story takes over again; the last `countdownSeconds` of them are shown. */
  readonly idleSeconds: number;
  readonly countdownSeconds: number;
}

export const DEMO_SWITCHES = [
  'demo-token-file',
  'demo-auto',
  'demo-speed',
  'demo-idle-seconds',
  'demo-countdown-seconds',
] as const;

interface FoundDemo {
  /** Null where nobody asked for a demo, or where it is wrong. */
  readonly demo: DemoOptions | null;
  readonly problems: readonly ConfigurationProblem[];
}

/** `holdsDemo`: what runs here has the demo's parts; an ordinary package has not. */
export function findDemo(
  switches: Readonly<Record<string, string | true>>,
  { holdsDemo, hasPortal }: { readonly holdsDemo: boolean; readonly hasPortal: boolean },
): FoundDemo {
  const asked = DEMO_SWITCHES.filter((name) => name in switches);
  const wrong = (detail: string): FoundDemo => ({ demo: null, problems: [problem('development', { detail })] });
  if (asked.length === 0) return { demo: null, problems: [] };
  // SECURITY: answers a room's console that somebody else drives: the demo is for presenters, and no ordinary package holds it.
  if (!holdsDemo) return wrong(`--${asked[0] ?? ''} is for a demo; this package holds none`);

  const tokenFile = switches['demo-token-file'];
  if (typeof tokenFile !== 'string' || tokenFile === '') return wrong('a demo needs --demo-token-file FILE');
  if (!hasPortal) return wrong('--demo-token-file needs --portal: the demo is one of a portal');
  if (!isPrivate(tokenFile))
    return wrong(`--demo-token-file: only you may read ${tokenFile} (chmod 600), and it must be there`);
  const speed = readSpeed(switches['demo-speed']);
  const idleSeconds = amount(switches['demo-idle-seconds'], USUAL_DEMO.idleSeconds, LONGEST_SECONDS);
  const usualCountdown = Math.min(USUAL_DEMO.countdownSeconds, idleSeconds ?? 0);
  const countdownSeconds = amount(switches['demo-countdown-seconds'], usualCountdown, idleSeconds ?? 0);
  if (speed === null) return wrong(`--demo-speed needs a number of 1 to ${String(FASTEST_DEMO)}`);
  if (idleSeconds === null) return wrong(`--demo-idle-seconds needs a number of 1 to ${String(LONGEST_SECONDS)}`);
  if (countdownSeconds === null)
    return wrong('--demo-countdown-seconds needs a number of 1 to that of --demo-idle-seconds');
  const auto = switches['demo-auto'] === true;
  return { demo: { tokenFile, auto, speed, idleSeconds, countdownSeconds }, problems: [] };
}

/** Null: it is none. */
export const readSpeed = (written: string | true | undefined): number | null =>
  amount(written, USUAL_DEMO.speed, FASTEST_DEMO);

function amount(written: string | true | undefined, usual: number, most: number): number | null {
  if (written === undefined) return usual;
  const value = written === true || written === '' ? Number.NaN : Number(written);
  return value >= 1 && value <= most ? value : null;
}

/** SECURITY: answers an administrator's token that every user of the machine can read. Windows keeps rights in ACLs. */
function isPrivate(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && (process.platform === 'win32' || (found.mode & 0o077) === 0);
}
