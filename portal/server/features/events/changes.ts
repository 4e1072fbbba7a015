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
  /** SECURITY: each kind keeps its own sites: what changed at one must not be heard at another that changed otherwise. */
  #sitesOf = new Map<ChangeKind, Set<string> | null>();
  #timer: NodeJS.Timeout | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Call after the commit. `siteIds` null: any site may be concerned; empty: nobody hears of it. */
  tell(kinds: readonly ChangeKind[], siteIds: readonly string[] | null): void {
    if (siteIds?.length === 0) return;
    for (const kind of kinds) {
      const known = this.#sitesOf.get(kind);
      if (known === null) continue;
      this.#sitesOf.set(kind, siteIds === null ? null : new Set([...(known ?? []), ...siteIds]));
    }
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
    const gathered = this.#sitesOf;
    this.#timer = null;
    this.#sitesOf = new Map();
    for (const change of byPlace(gathered)) {
      // The database may be away: pages then find out by asking.
      await this.#store.notify(CHANNELS.changed, JSON.stringify(change)).catch(() => undefined);
    }
  }
}

/** Kinds that changed at the same sites go together: most acts change several kinds at one place. */
function byPlace(sitesOf: ReadonlyMap<ChangeKind, ReadonlySet<string> | null>): Change[] {
  const changes = new Map<string, Change>();
  for (const [kind, sites] of sitesOf) {
    const siteIds = sites === null || sites.size > mostSites ? null : [...sites].sort();
    const place = siteIds === null ? 'any' : siteIds.join();
    changes.set(place, { kinds: [...(changes.get(place)?.kinds ?? []), kind], siteIds });
  }
  return [...changes.values()];
}
