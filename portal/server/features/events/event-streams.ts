/** The open streams of one portal process: each page hears what may have changed at the sites it may see. */
import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CHANGE_KINDS, type ChangedEventSchema, type ChangeKind } from '@roomkey/shared/protocol/admin';
import type { Caller } from '../session/caller';
import type { Scope } from '../session/scope';
import type { Change, Changes } from './changes';

/** Own: proxies and browsers give up on connections that are silent for about a minute. */
const heartbeatMs = 15_000;
/** SECURITY: answers exhaustion by many streams (CWE-770), in all and of one caller. */
export const MOST_STREAMS = 500;
export const MOST_OF_ONE = 20;
/**
 * SECURITY: answers memory filled by readers that do not read (CWE-400). What the connection has not taken is kept here;
 * an event has some 60 bytes, so whoever leaves this many lying reads no more, and comes back by itself if it lives.
 */
export const MOST_UNREAD_BYTES = 16 * 1024;
/** Own: beyond so many changes while streams are being told, everything is said to have changed everywhere. */
const mostWaiting = 100;
const everything: Change = { kinds: [...CHANGE_KINDS], siteIds: null };

interface Stream {
  readonly response: ServerResponse;
  readonly owner: string;
  /** Who listens, asked anew each time; undefined once the session or token has ended or may not read any more. */
  readonly ask: () => Promise<Caller | undefined>;
}

export class EventStreams {
  readonly #changes: Pick<Changes, 'listen'>;
  readonly #streams = new Set<Stream>();
  #waiting: Change[] = [];
  #isTelling = false;
  #listening: Promise<() => Promise<void>> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(changes: Pick<Changes, 'listen'>) {
    this.#changes = changes;
  }

  /** False when there is no room for another stream. */
  hasRoomFor(owner: string): boolean {
    const own = [...this.#streams].filter((stream) => stream.owner === owner).length;
    return !this.#closed && this.#streams.size < MOST_STREAMS && own < MOST_OF_ONE;
  }

  /** Sends to `response` until it closes. Resolves once changes are heard. */
  async add(stream: Stream): Promise<void> {
    // SECURITY: who hung up before would hold a place for ever (CWE-772): its `close` has been and does not come again.
    if (stream.response.destroyed) return;
    this.#streams.add(stream);
    stream.response.once('close', () => this.#streams.delete(stream));
    this.#timer ??= setInterval(() => void this.#beat(), heartbeatMs).unref();
    this.#listening ??= this.#changes.listen((change) => {
      this.#hear(change);
    });
    await this.#listening;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const { response } of this.#streams) response.end();
    const stop = await this.#listening;
    await stop?.();
  }

  /** One round at a time: what changes meanwhile is told in the next, so that slow answers pile nothing up. */
  #hear(change: Change): void {
    this.#waiting = this.#waiting.length < mostWaiting ? [...this.#waiting, change] : [everything];
    if (!this.#isTelling) void this.#tell();
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    while (this.#waiting.length > 0) {
      const changes = this.#waiting;
      this.#waiting = [];
      await this.#eachValid(({ response }, { scope }) => {
        const kinds = new Set(changes.filter(({ siteIds }) => concerns(scope, siteIds)).flatMap((each) => each.kinds));
        if (kinds.size > 0) response.write(changed([...kinds]));
      });
    }
    this.#isTelling = false;
  }

  async #beat(): Promise<void> {
    await this.#eachValid(({ response }) => response.write(':\n\n'));
  }

  /** SECURITY: a stream outlives no session, role or site (CWE-613): each is asked about before anything is sent. */
  async #eachValid(send: (stream: Stream, caller: Caller) => void): Promise<void> {
    for (const stream of [...this.#streams]) {
      const { response } = stream;
      const caller = await stream.ask().catch(() => undefined);
      // Ending waits until the reader has taken what lies there; who does not by the next round is cut off.
      if (response.writableLength > MOST_UNREAD_BYTES || response.writableEnded) response.destroy();
      else if (caller === undefined) response.end();
      else send(stream, caller);
    }
  }
}

function concerns(scope: Scope, siteIds: Change['siteIds']): boolean {
  return scope === 'all' || siteIds === null || siteIds.some((id) => scope.includes(id));
}

function changed(kinds: readonly ChangeKind[]): string {
  const data: z.infer<typeof ChangedEventSchema> = { kinds: [...kinds] };
  return `event: changed\ndata: ${JSON.stringify(data)}\n\n`;
}
