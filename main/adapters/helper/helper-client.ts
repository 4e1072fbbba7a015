import type { HelperChannel, HelperHost } from './helper-host';
import { HelperAnswerSchema, type HelperRequest } from './messages';
import { untilAborted } from './until-aborted';

/** Why a helper gave no answer: over the limit and killed, ended by itself, or its handler threw. */
export class HelperFailure extends Error {
  readonly reason: 'timedOut' | 'exited' | 'refused';

  constructor(reason: HelperFailure['reason']) {
    super(`helper ${reason}`);
    this.name = 'HelperFailure';
    this.reason = reason;
  }
}

export interface HelperClientOptions {
  readonly host: HelperHost;
  /** Absolute path of the helper's script. */
  readonly entry: string;
  /** Milliseconds for one request, the start of the process included; then the process is killed. */
  readonly limitMs: number;
  /** What becomes of a request whose caller has gone: a keychain's write had better finish, a reading of firmware need not. */
  readonly whenAborted: 'finish' | 'kill';
}

export interface HelperClient {
  /** Resolves with the helper's answer; rejects with a HelperFailure, or with the signal's reason. One request runs at a time. */
  ask(body: unknown, signal: AbortSignal): Promise<unknown>;
  /** Ends the process. A later request starts a new one. */
  close(): void;
}

interface Waiting {
  readonly id: number;
  settle(failure: HelperFailure | null, value?: unknown): void;
}

/** Starts the helper at its first request, and anew after it crashed or was killed. */
export function createHelperClient({ host, entry, limitMs, whenAborted }: HelperClientOptions): HelperClient {
  let channel: HelperChannel | null = null;
  let waiting: Waiting | null = null;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const start = (): HelperChannel => {
    const started = host.start(entry);
    started.onMessage((message) => {
      const answer = HelperAnswerSchema.safeParse(message);
      if (!answer.success || answer.data.id !== waiting?.id) return;
      if (answer.data.ok) waiting.settle(null, answer.data.value);
      else waiting.settle(new HelperFailure('refused'));
    });
    started.onExit(() => {
      if (channel !== started) return;
      channel = null;
      waiting?.settle(new HelperFailure('exited'));
    });
    return started;
  };

  const stop = (reason: HelperFailure['reason']): void => {
    const stopped = channel;
    channel = null;
    stopped?.kill();
    waiting?.settle(new HelperFailure(reason));
  };

  const run = (body: unknown, signal: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const onAbort = (): void => {
        if (whenAborted === 'kill') stop('exited');
      };
      const limit = setTimeout(() => stop('timedOut'), limitMs);
      const id = (lastId += 1);
      waiting = {
        id,
        settle(failure, value) {
          waiting = null;
          clearTimeout(limit);
          signal.removeEventListener('abort', onAbort);
          if (failure === null) resolve(value);
          else reject(failure);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      channel ??= start();
      try {
        channel.send({ id, body } satisfies HelperRequest);
      } catch {
        stop('exited');
      }
    });

  return {
    ask(body, signal) {
      const turn = queue.then(() => {
        signal.throwIfAborted();
        return run(body, signal);
      });
      queue = turn.catch(() => undefined);
      return untilAborted(turn, signal);
    },
    close: () => stop('exited'),
  };
}
