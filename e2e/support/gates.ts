/** What the tests' network counts, and what it keeps back. */
import type { IncomingMessage } from 'node:http';

/** A kind of request: its path and, for the token endpoint, what is asked for there. */
export interface What {
  readonly path: string;
  readonly grant?: 'device_code' | 'password';
}

/** A request or answer that is kept back, once it has come. */
export interface Held {
  /** Resolves when there is something to keep back. */
  readonly arrived: Promise<unknown>;
  /** Lets it go on. Harmless when nothing has come yet: then nothing will be kept back. */
  release(): void;
  /** Closes the connection instead: the request or the answer is lost. */
  lose(): void;
}

interface Gate {
  readonly what: What;
  readonly side: 'request' | 'answer';
  readonly arrive: () => void;
  /** False: the connection is to be closed. */
  readonly opened: Promise<boolean>;
}

/** One request on its way through. */
interface Passage {
  beforePortal(): Promise<boolean>;
  beforeConsole(): Promise<boolean>;
}

export class Gates {
  #closed: Gate[] = [];
  #seen: What[] = [];
  #openers: (() => void)[] = [];

  count(what: What): number {
    return this.#seen.filter((each) => fits(what, each)).length;
  }

  hold(what: What, side: Gate['side']): Held {
    const [arrived, arrive] = deferred<undefined>();
    const [opened, decide] = deferred<boolean>();
    const gate: Gate = { what, side, arrive: () => arrive(undefined), opened };
    const open = (passes: boolean) => {
      this.#closed = this.#closed.filter((each) => each !== gate);
      decide(passes);
    };
    this.#closed.push(gate);
    this.#openers.push(() => open(true));
    return { arrived, release: () => open(true), lose: () => open(false) };
  }

  meet(incoming: IncomingMessage, body: Buffer): Passage {
    const seen = describe(incoming, body);
    this.#seen.push(seen);
    const met = this.#closed.find(({ what }) => fits(what, seen));
    this.#closed = this.#closed.filter((gate) => gate !== met);
    const wait = async (side: Gate['side']): Promise<boolean> => {
      if (met?.side !== side) return true;
      met.arrive();
      return await met.opened;
    };
    return { beforePortal: () => wait('request'), beforeConsole: () => wait('answer') };
  }

  /** Lets everything pass that is kept back, or would be. */
  open(): void {
    for (const open of this.#openers) open();
    this.#openers = [];
  }

  reset(): void {
    this.open();
    this.#seen = [];
  }
}

function describe({ url = '', headers }: IncomingMessage, body: Buffer): What {
  const path = url.split('?')[0] ?? '';
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return { path };
  const grant = new URLSearchParams(body.toString('utf8')).get('grant_type');
  if (grant === null) return { path };
  return { path, grant: grant === 'password' ? 'password' : 'device_code' };
}

function fits(what: What, seen: What): boolean {
  return what.path === seen.path && (what.grant === undefined || what.grant === seen.grant);
}

function deferred<T>(): [Promise<T>, (value: T) => void] {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return [promise, settle];
}
