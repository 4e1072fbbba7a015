/** The one connection that listens. It comes back by itself, listens to the same channels again, and then says so. */
import pg from 'pg';
import type { Logger } from 'pino';
import type { Channel } from './channels';

const firstRetryMs = 100;
const longestRetryMs = 5_000;

type Listener = (payload: string) => void;

export class Notifications {
  readonly #settings: pg.ClientConfig;
  readonly #log: Logger;
  readonly #listeners = new Map<Channel, Set<Listener>>();
  readonly #reconnected = new Set<() => void>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(settings: pg.ClientConfig, log: Logger) {
    this.#settings = settings;
    this.#log = log;
  }

  /** Connects and listens to every channel that has listeners. */
  async connect(): Promise<void> {
    const client = new pg.Client(this.#settings);
    client.on('notification', (message) => {
      this.#deliver(message.channel, message.payload ?? '');
    });
    let lost = false;
    const onLost = () => {
      if (lost || this.#client !== client) return;
      lost = true;
      this.#client = undefined;
      this.#log.warn('the listening database connection was lost');
      this.#reconnectAfter(firstRetryMs);
    };
    client.on('error', onLost);
    client.on('end', onLost);
    try {
      await client.connect();
      for (const channel of this.#listeners.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
  }

  async listen(channel: Channel, listener: Listener): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    await this.#client?.query(`listen ${channel}`);
    return async () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
      this.#listeners.delete(channel);
      await this.#client?.query(`unlisten ${channel}`).catch(() => undefined);
    };
  }

  onReconnected(callback: () => void): () => void {
    this.#reconnected.add(callback);
    return () => this.#reconnected.delete(callback);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #deliver(channel: string, payload: string): void {
    for (const [name, listeners] of this.#listeners) {
      if (name === channel) for (const listener of [...listeners]) listener(payload);
    }
  }

  #reconnectAfter(ms: number): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      void this.#reconnect(ms);
    }, ms);
  }

  async #reconnect(waitedMs: number): Promise<void> {
    try {
      await this.connect();
    } catch {
      this.#reconnectAfter(Math.min(2 * waitedMs, longestRetryMs));
      return;
    }
    if (this.#closed) {
      const client = this.#client;
      this.#client = undefined;
      await client?.end();
      return;
    }
    this.#log.info('the listening database connection is back');
    for (const callback of [...this.#reconnected]) callback();
  }
}
