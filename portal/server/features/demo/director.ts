/** The demo's director, as the portal sees it: fetches one order after another, tells what became of each, and its status. */
import type { DemoCommand, DemoOutcome, DirectorOrder, DirectorStatus } from '@roomkey/shared/protocol/admin';
import { ProblemError } from '../../http/problems';
import { randomId } from '../../random/random';

interface Limits {
  /** How long a presenter's page waits for what it asked. */
  readonly outcomeMs: number;
  /** A director that says nothing for so long is gone; it tells its status every ten seconds. */
  readonly silenceMs: number;
  /** SECURITY: answers memory filled by a page that asks and asks (CWE-770). */
  readonly mostAsked: number;
}
const OWN_LIMITS: Limits = { outcomeMs: 30_000, silenceMs: 15_000, mostAsked: 20 };

interface Asked {
  readonly settle: (outcome: DemoOutcome | ProblemError) => void;
}
type Poll = (order: DirectorOrder | 'nothing' | 'gone' | 'closing') => void;

export class Director {
  readonly #onChange: () => void;
  readonly #limits: Limits;
  readonly #asked = new Map<string, Asked>();
  #queue: DirectorOrder[] = [];
  #poll: Poll | null = null;
  #status: DirectorStatus | null = null;
  #silence: NodeJS.Timeout | null = null;
  #connected = false;
  #closed = false;

  /** @param onChange hears whenever `status` may give something else. */
  constructor(onChange: () => void, limits: Limits = OWN_LIMITS) {
    this.#onChange = onChange;
    this.#limits = limits;
  }

  /** Null while no director is connected. */
  get status(): DirectorStatus | null {
    return this.#connected ? this.#status : null;
  }

  report(status: DirectorStatus): void {
    this.#status = status;
    this.#heard();
    this.#onChange();
  }

  /**
   * Gives the order to the director and waits for what became of it.
   * @throws ProblemError `demo.noDirector`, `demo.tooSlow`, or `portal.unavailable` when too many wait or the portal closes
   */
  ask(command: DemoCommand): Promise<DemoOutcome> {
    if (this.#closed || this.#asked.size >= this.#limits.mostAsked) return Promise.reject(unavailable());
    if (!this.#connected) return Promise.reject(new ProblemError('demo.noDirector'));
    const order: DirectorOrder = { id: randomId(), command };
    return new Promise((resolve, reject) => {
      const settle = (outcome: DemoOutcome | ProblemError) => {
        clearTimeout(timer);
        this.#asked.delete(order.id);
        // One that nobody fetched in time must not surprise anybody later.
        this.#queue = this.#queue.filter(({ id }) => id !== order.id);
        if (outcome instanceof ProblemError) reject(outcome);
        else resolve(outcome);
      };
      const timer = setTimeout(() => {
        settle(new ProblemError('demo.tooSlow'));
      }, this.#limits.outcomeMs);
      this.#asked.set(order.id, { settle });
      this.#queue.push(order);
      this.#hand();
    });
  }

  /** False when nobody waits for this order any more. */
  settle(id: string, outcome: DemoOutcome): boolean {
    this.#heard();
    const asked = this.#asked.get(id);
    asked?.settle(outcome);
    return asked !== undefined;
  }

  /**
   * The next order, or null when none came within `seconds`. A newer poll ends an older one: a console that was started
   * again must not lose its orders to the connection of the one before.
   * @param gone aborts when the director has closed its connection
   * @throws ProblemError `portal.unavailable` when the portal closes
   */
  async next(seconds: number, gone: AbortSignal): Promise<DirectorOrder | null> {
    if (this.#closed) throw unavailable();
    this.#poll?.('nothing');
    this.#heard();
    const order = this.#queue.shift();
    if (order !== undefined || seconds === 0) return order ?? null;
    const answer = await new Promise<Parameters<Poll>[0]>((resolve) => {
      const end: Poll = (given) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        if (this.#poll === end) this.#poll = null;
        resolve(given);
      };
      const leave = () => {
        const wasLatest = this.#poll === end;
        end('gone');
        if (wasLatest) this.#lost();
      };
      const timer = setTimeout(end, seconds * 1000, 'nothing');
      gone.addEventListener('abort', leave, { once: true });
      this.#poll = end;
      this.#heard();
    });
    if (answer === 'closing') throw unavailable();
    if (answer === 'gone') return null;
    this.#heard();
    return answer === 'nothing' ? null : answer;
  }

  /** Whoever waits is told that the portal closes. */
  close(): void {
    this.#closed = true;
    this.#poll?.('closing');
    for (const { settle } of [...this.#asked.values()]) settle(unavailable());
    this.#lost();
  }

  #hand(): void {
    const [order] = this.#queue;
    if (order === undefined || this.#poll === null) return;
    this.#queue.shift();
    this.#poll(order);
  }

  #heard(): void {
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = null;
    // A poll that is held says by itself when it ends.
    if (this.#poll === null && !this.#closed) {
      this.#silence = setTimeout(() => {
        this.#lost();
      }, this.#limits.silenceMs).unref();
    }
    if (this.#connected || this.#closed) return;
    this.#connected = true;
    this.#onChange();
  }

  #lost(): void {
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = null;
    if (!this.#connected) return;
    this.#connected = false;
    this.#onChange();
  }
}

function unavailable(): ProblemError {
  return new ProblemError('portal.unavailable', { retryAfter: 1 });
}
