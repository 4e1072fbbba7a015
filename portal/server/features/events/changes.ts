/**
 * Tells the administrators' pages, through every process of the portal, that something may have changed. Told outside of
 * transactions and gathered for a moment: NOTIFY inside them would make their commits wait for one another. A lost
 * notification costs nothing but time, because pages also ask now and then.
 */
import { z } from 'zod';
import { CHANGE_KINDS, type ChangeKind } from '@roomkey/shared/protocol/admin';
import { CHANNELS } from '../../store/channels';
import type { Store } from '../../store/store';

/** Own: people do not notice it, and an act on a thousand accounts becomes a few notifications. */
const gatherMs = 100;
/** PostgreSQL takes payloads below 8,000 bytes; beyond so many sites the change is said to be everywhere. */
const mostSites = 100;

const ChangeSchema = z.object({
  kinds: z.array(z.enum(CHANGE_KINDS)),
  /** Null: any site. */
  siteIds: z.array(z.string()).nullable(),
});
export type Change = z.infer<typeof ChangeSchema>;

export class Changes {
  readonly #store: Store;
  readonly #kinds = new Set<ChangeKind>();
  #siteIds: Set<string> | null = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Call after the commit. `siteIds` null: any site may be concerned. */
  tell(kinds: readonly ChangeKind[], siteIds: readonly string[] | null): void {
    for (const kind of kinds) this.#kinds.add(kind);
    if (siteIds === null) this.#siteIds = null;
    for (const siteId of siteIds ?? []) this.#siteIds?.add(siteId);
    this.#timer ??= setTimeout(() => void this.#send(), gatherMs).unref();
  }

  listen(onChange: (change: Change) => void): Promise<() => Promise<void>> {
    return this.#store.listen(CHANNELS.changed, (payload) => {
      onChange(ChangeSchema.parse(JSON.parse(payload)));
    });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    const siteIds = this.#siteIds === null || this.#siteIds.size > mostSites ? null : [...this.#siteIds];
    const change: Change = { kinds: [...this.#kinds], siteIds };
    this.#timer = null;
    this.#kinds.clear();
    this.#siteIds = new Set();
    // The database may be away: pages then find out by asking.
    await this.#store.notify(CHANNELS.changed, JSON.stringify(change)).catch(() => undefined);
  }
}
