/** Consoles that wait for a decision within one HTTP request (`Prefer: wait`), and what wakes them. */
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { Clock } from '../clock/clock';
import { CHANNELS } from '../store/channels';
import type { Store } from '../store/store';

/** A console polls once at a time; a few more are left for connections whose end was not noticed. The oldest yields. */
const MAX_PER_REQUEST = 4;

export type Wake =
  /** The request may have changed: read it again. */
  | 'changed'
  /** The time to hold is over, or a newer poll of the same request took the place. */
  | 'over'
  /** The console has closed its connection. */
  | 'gone'
  /** The portal is shutting down. */
  | 'closing';

/** Own: other work stands back at most so long, in ms; a console waits 30 s for its answer. */
const MAX_STANDING_BACK_MS = 5_000;

/** One held poll. `next` resolves with the next reason to wake; one that came in between is not lost. */
export class HeldPoll {
  #reason: Wake | null = null;
  #resolve: ((reason: Wake) => void) | null = null;
  readonly #onBusy: (busy: boolean) => void;

  /** @param onBusy hears when a change has woken it, and when it waits on. */
  constructor(onBusy: (busy: boolean) => void) {
    this.#onBusy = onBusy;
  }

  next(): Promise<Wake> {
    return new Promise((resolve) => {
      if (this.#reason === null) {
        this.#resolve = resolve;
        this.#onBusy(false);
      } else resolve(this.#take(this.#reason));
    });
  }

  wake(reason: Wake): void {
    if (this.#reason === null || this.#reason === 'changed') this.#reason = reason;
    if (reason === 'changed') this.#onBusy(true);
    const resolve = this.#resolve;
    this.#resolve = null;
    resolve?.(this.#take(this.#reason));
  }

  /** Only "changed" can come again; the other reasons are final and stay. */
  #take(reason: Wake): Wake {
    if (reason === 'changed') this.#reason = null;
    return reason;
  }
}

/** What wakes held polls. */
interface Wakers {
  readonly store: Pick<Store, 'listen' | 'onReconnected'>;
  readonly clock: Pick<Clock, 'onMoved'>;
}

export class HeldPolls {
  readonly #polls = new Map<string, Set<HeldPoll>>();
  readonly #stops: (() => unknown)[] = [];
  /** Woken by a change and not answered yet. */
  readonly #woken = new Set<HeldPoll>();
  #standingBack: (() => void)[] = [];
  #closing = false;

  /** Listens to all processes of the portal, to the store's reconnections and to moves of the clock. */
  static async open(ctx: Wakers): Promise<HeldPolls> {
    const held = new HeldPolls();
    held.#stops.push(
      await ctx.store.listen(CHANNELS.requestDecided, (requestId) => held.#wake(requestId)),
      ctx.store.onReconnected(() => held.#wakeAll('changed')),
      ctx.clock.onMoved(() => held.#wakeAll('changed')),
    );
    return held;
  }

  get size(): number {
    let size = 0;
    for (const polls of this.#polls.values()) size += polls.size;
    return size;
  }

  /**
   * Runs `work` with a held poll of the request that ends after `seconds` (real time) at the latest.
   * It is registered before `work` begins, so a decision that falls beside the first read is not missed.
   */
  async hold<Result>(requestId: string, seconds: number, work: (poll: HeldPoll) => Promise<Result>): Promise<Result> {
    const poll: HeldPoll = new HeldPoll((busy) => (busy ? this.#woken.add(poll) : this.#answered(poll)));
    const timer = setTimeout(() => poll.wake('over'), Math.min(seconds, LIMITS.heldPollSeconds) * 1000);
    this.#add(requestId, poll);
    try {
      return await work(poll);
    } finally {
      clearTimeout(timer);
      this.#remove(requestId, poll);
      this.#answered(poll);
    }
  }

  /**
   * Resolves once no console that was told of a change waits for its answer: when a whole building is approved in one act,
   * telling every console comes before the work that each of them asks for next. Never holds anybody up for long.
   */
  async untilAnswered(): Promise<void> {
    if (this.#woken.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, MAX_STANDING_BACK_MS);
      this.#standingBack.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Every held poll is told that the portal closes; new ones hear it at once. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wakeAll('closing');
    await Promise.all(this.#stops.splice(0).map((stop) => stop()));
  }

  #add(requestId: string, poll: HeldPoll): void {
    const polls = this.#polls.get(requestId) ?? new Set();
    this.#polls.set(requestId, polls.add(poll));
    const [oldest] = polls;
    if (polls.size > MAX_PER_REQUEST) oldest?.wake('over');
    if (this.#closing) poll.wake('closing');
  }

  #remove(requestId: string, poll: HeldPoll): void {
    const polls = this.#polls.get(requestId);
    polls?.delete(poll);
    if (polls?.size === 0) this.#polls.delete(requestId);
  }

  #answered(poll: HeldPoll): void {
    if (!this.#woken.delete(poll) || this.#woken.size > 0) return;
    for (const goOn of this.#standingBack.splice(0)) goOn();
  }

  #wake(requestId: string): void {
    for (const poll of this.#polls.get(requestId) ?? []) poll.wake('changed');
  }

  #wakeAll(reason: Wake): void {
    for (const polls of this.#polls.values()) for (const poll of polls) poll.wake(reason);
  }
}
