/** Starts the process with the consoles, and hears from it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { endWithUs } from '../children';
import { FleetNewsSchema, type FleetNews, type FleetOrder } from './fleet-messages';

type Done = FleetNews & { readonly kind: 'done' };

export interface Fleet {
  /** Names of the requests, `R-…`, in the order of the OTPs. */
  readonly requestIds: readonly string[];
  /** Calls back for each console that has its credential. Rejects `ended` when one fails. */
  onDone(listener: (done: Done) => void): void;
  /** Rejects as soon as any console fails or the process ends; never resolves. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Resolves once every console holds a poll. Rejects when a console cannot enter its OTP. */
export async function startFleet(order: FleetOrder): Promise<Fleet> {
  const child = fork(path.join(import.meta.dirname, 'fleet-process.ts'), { execArgv: ['--import', 'tsx'] });
  endWithUs(child);
  const listeners: ((done: Done) => void)[] = [];
  let requestIds: readonly string[] = [];
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the consoles' process ended with ${String(code)}`)));
    child.on('message', (message) => {
      const news = FleetNewsSchema.parse(message);
      if (news.kind === 'failed') reject(new Error(`console ${news.index} failed: ${news.why}`));
    });
  });
  failed.catch(() => undefined);
  const waiting = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      const news = FleetNewsSchema.parse(message);
      if (news.kind === 'done') for (const listener of listeners) listener(news);
      if (news.kind !== 'waiting') return;
      requestIds = news.requestIds;
      resolve();
    });
  });
  child.send(order);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await Promise.race([waiting, failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { requestIds, failed, onDone: (listener) => void listeners.push(listener), stop };
}
