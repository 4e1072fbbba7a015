/** The open streams of one portal process: each page hears what may have changed at the sites it may see. */
import type { ServerResponse } from 'node:http';
import type { ChangeKind, ChangedEventSchema } from '@roomkey/shared/protocol/admin';
import type { z } from 'zod';
import type { PortalContext } from '../../context';
import type { Caller } from '../session/caller';
import type { Scope } from '../session/scope';
import type { Change } from './changes';

/** Own: proxies and browsers give up on connections that are silent for about a minute. */
const heartbeatMs = 15_000;
/** SECURITY: answers exhaustion by many streams (CWE-770), in all and of one caller. */
const mostStreams = 500;
const mostOfOne = 20;

interface Stream {
  readonly response: ServerResponse;
  readonly owner: string;
  /** Who listens, asked anew each time; undefined once the session or token has ended or may not read any more. */
  readonly ask: () => Promise<Caller | undefined>;
}

export class EventStreams {
  readonly #ctx: PortalContext;
  readonly #streams = new Set<Stream>();
  #listening: Promise<() => Promise<void>> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(ctx: PortalContext) {
    this.#ctx = ctx;
  }

  /** False when there is no room for another stream. */
  hasRoomFor(owner: string): boolean {
    const own = [...this.#streams].filter((stream) => stream.owner === owner).length;
    return !this.#closed && this.#streams.size < mostStreams && own < mostOfOne;
  }

  /** Sends to `response` until it closes. Resolves once changes are heard. */
  async add(stream: Stream): Promise<void> {
    // SECURITY: who hung up before would hold a place for ever (CWE-772): its `close` has been and does not come again.
    if (stream.response.destroyed) return;
    this.#streams.add(stream);
    stream.response.once('close', () => this.#streams.delete(stream));
    this.#timer ??= setInterval(() => void this.#beat(), heartbeatMs).unref();
    this.#listening ??= this.#ctx.changes.listen((change) => void this.#pass(change));
    await this.#listening;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const { response } of this.#streams) response.end();
    const stop = await this.#listening;
    await stop?.();
  }

  async #pass({ kinds, siteIds }: Change): Promise<void> {
    await this.#eachValid(({ response }, { scope }) => {
      if (concerns(scope, siteIds)) response.write(changed(kinds));
    });
  }

  async #beat(): Promise<void> {
    await this.#eachValid(({ response }) => response.write(':\n\n'));
  }

  /** SECURITY: a stream outlives no session, role or site (CWE-613): each is asked about before anything is sent. */
  async #eachValid(send: (stream: Stream, caller: Caller) => void): Promise<void> {
    for (const stream of [...this.#streams]) {
      const caller = await stream.ask().catch(() => undefined);
      if (caller === undefined) stream.response.end();
      else if (!stream.response.writableEnded) send(stream, caller);
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
