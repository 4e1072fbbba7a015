/** The one organisation of a portal, and which keys file belongs to its database. */
import { organisation } from '../store/schema';
import type { Store } from '../store/store';

/** Without a seed. `rooms.example` is a reserved name (RFC 2606), so nobody's real accounts can match it. */
const unnamed = { name: 'Your organisation', domains: ['rooms.example'] };

/** The id of the keys that this database was written with; null while it is empty. */
export async function readKeysId(store: Store): Promise<string | null> {
  const [row] = await store.db.select({ keysId: organisation.keysId }).from(organisation);
  return row?.keysId ?? null;
}

/**
 * Makes the organisation on the first start, bound to the keys `keysId`. Gives back the id it is bound to: another one
 * when a second process, with other keys, made it at the same moment.
 */
export async function ensureOrganisation(store: Store, keysId: string): Promise<string> {
  await store.db
    .insert(organisation)
    .values({ id: 1, ...unnamed, keysId })
    .onConflictDoNothing();
  return (await readOrganisation(store)).keysId;
}

export async function readOrganisation(store: Store): Promise<typeof organisation.$inferSelect> {
  const [row] = await store.db.select().from(organisation);
  if (row === undefined) throw new Error('the organisation is made at start, before anything reads it');
  return row;
}
