/** What the portal's features see of the database: one dialect, two homes (PGlite in the data directory, or PostgreSQL). */
import { sql, type SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Channel } from './channels';
import type * as schema from './schema';

/**
 * The database, or a transaction on it. Inside a transaction use only what you were given: PGlite has one connection,
 * so a query on `store.db` would wait for the transaction to end, and the transaction for the query.
 */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Store {
  readonly db: Database;
  readonly kind: 'pglite' | 'postgres';
  /** Runs `work` in one transaction (READ COMMITTED); what it throws rolls back and is thrown on. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  /**
   * Wakes the listeners of every portal process on this database. With `tx`, they are woken when it commits, and not
   * at all when it rolls back.
   */
  notify(channel: Channel, payload: string, tx?: Database): Promise<void>;
  /** Calls back for each notification from now on. Resolves once the database listens; gives back how to stop. */
  listen(channel: Channel, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  /** Calls back after the listening connection was lost and is back: notifications in between are gone, so re-read. */
  onReconnected(callback: () => void): () => void;
  /** Rejects when the database cannot be reached; for health checks. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const Rows = z.object({ rows: z.array(z.unknown()) });

/** The one row of a hand-written query, parsed. Throws when there is none. */
export async function oneRow<T>(db: Database, query: SQL, row: z.ZodType<T>): Promise<T> {
  const { rows } = Rows.parse(await db.execute(query));
  return row.parse(rows[0]);
}

/** The parts of a store that are the same for both homes. */
export function sharedQueries(db: Database): Pick<Store, 'transaction' | 'notify' | 'ping'> {
  return {
    transaction: (work) => db.transaction(work),
    async notify(channel, payload, tx = db) {
      await tx.execute(sql`select pg_notify(${channel}, ${payload})`);
    },
    async ping() {
      await db.execute(sql`select 1`);
    },
  };
}
