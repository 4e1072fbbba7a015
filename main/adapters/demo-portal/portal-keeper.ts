/** The demo's portal for as long as the demo runs: started, started again when it dies, ended in order. */
import { addressReader, lineReader, type PortalAddresses } from './portal-lines';

/** A portal's process, however it is run. */
export interface PortalChild {
  /** Both hear text as it comes, not line by line. */
  onOutput(listener: (text: string) => void): void;
  onErrorOutput(listener: (text: string) => void): void;
  onExit(listener: (code: number) => void): void;
  /** Asks it to end in order. */
  stop(): void;
  kill(): void;
}

interface KeeperParts {
  /** Runs the portal at this port; 0 lets the system choose. `isFirst`: nobody has its API token yet. */
  readonly run: (port: number, isFirst: boolean) => PortalChild;
  /** Milliseconds to wait before it is started again, or null when it died too often. */
  readonly nextDelay: () => number | null;
  /** Hears that it died, and that it stays dead. */
  readonly note: (event: 'portal.died' | 'portal.back' | 'portal.lost') => void;
  readonly limits?: { readonly startMs: number; readonly stopMs: number };
}

export interface PortalKeeper {
  /** Resolves when the portal answers. May be called again after it failed. @throws PortalStartFailure */
  start(): Promise<PortalAddresses>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** The portal did not start; the message is its own last words, in English. */
export class PortalStartFailure extends Error {
  override readonly name = 'PortalStartFailure';
}

/** The first start makes and fills a database, on a busy machine for half a minute. Stopping has to end before the app does. */
const LIMITS = { startMs: 120_000, stopMs: 4_000 };
const TAIL_LINES = 12;

export function createPortalKeeper({ run, nextDelay, note, limits = LIMITS }: KeeperParts): PortalKeeper {
  let current: { readonly child: PortalChild; readonly ended: Promise<void> } | null = null;
  let port = 0;
  let isFirst = true;
  let isStopping = false;
  let waiting: NodeJS.Timeout | undefined;

  function launch(): Promise<PortalAddresses> {
    return new Promise((resolve, reject) => {
      const child = run(port, isFirst);
      const read = addressReader();
      const tail: string[] = [];
      let isUp = false;
      const patience = setTimeout(() => {
        tail.push('The portal did not answer in time.');
        child.kill();
      }, limits.startMs);
      child.onOutput(
        lineReader((line) => {
          const addresses = read(line);
          if (addresses === null || isUp) return;
          isUp = true;
          isFirst = false;
          clearTimeout(patience);
          // Consoles know it by its address, so it keeps it.
          port = Number(new URL(addresses.url).port);
          resolve(addresses);
        }),
      );
      child.onErrorOutput(
        lineReader((line) => {
          // Its log is JSON; what keeps it from starting it says in plain words.
          if (!line.startsWith('{')) tail.push(line);
          if (tail.length > TAIL_LINES) tail.shift();
        }),
      );
      const ended = new Promise<void>((resolveEnd) => {
        child.onExit((code) => {
          clearTimeout(patience);
          current = null;
          resolveEnd();
          if (isUp) again();
          else reject(new PortalStartFailure([...tail, `The portal ended with ${code}.`].join('\n')));
        });
      });
      current = { child, ended };
    });
  }

  function again(): void {
    if (isStopping) return;
    note('portal.died');
    retry();
  }

  function retry(): void {
    const delay = isStopping ? null : nextDelay();
    if (delay === null) {
      if (!isStopping) note('portal.lost');
      return;
    }
    waiting = setTimeout(() => {
      launch().then(
        () => note('portal.back'),
        () => retry(),
      );
    }, delay);
  }

  return {
    start: launch,
    async stop() {
      isStopping = true;
      clearTimeout(waiting);
      if (current === null) return;
      const { child, ended } = current;
      child.stop();
      const force = setTimeout(() => child.kill(), limits.stopMs);
      await ended;
      clearTimeout(force);
    },
  };
}
