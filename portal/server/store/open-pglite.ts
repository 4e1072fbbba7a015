/**
 * The embedded store: PGlite in the data directory. One machine, one process. It survives `kill -9` of the portal, but
 * not the loss of power: PGlite's file system never calls fsync (measured with strace on 0.5.16).
 */
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../config/startup-errors';
import { lockDataDirectory } from './data-directory-lock';
import { makeDatabase } from './make-database';
import { findPreparedDatabase } from './prepared-database';
import * as schema from './schema';
import { migrationsFolder, refuseNewerSchema } from './schema-version';
import { sharedQueries, type Store } from './store';

/** PGlite runs PostgreSQL in single-user mode, where autovacuum never starts (measured: never ran after 14,000 rows). */
const vacuumIntervalMs = 3_600_000;

interface PgliteOptions {
  /** Called when another process took the data directory over; this one must not write any more. */
  readonly onLockLost: (cause: Error) => void;
  /** The file that a new database is made from; null: from nothing. By default the one of this build, if there is one. */
  readonly prepared?: string | null;
}

/** Takes the data directory's lock, opens the database in it (made when missing) and brings its schema up to date. */
export async function openPglite(dataDir: string, options: PgliteOptions): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockDataDirectory(dataDir, options.onLockLost);
  try {
    const prepared = options.prepared === undefined ? findPreparedDatabase() : options.prepared;
    const client = await openDatabase(path.join(dataDir, 'database'), prepared);
    return await makeStore(client, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function openDatabase(folder: string, prepared: string | null): Promise<PGlite> {
  try {
    if (!existsSync(folder)) await makeDatabase(folder, prepared);
    return await PGlite.create({ dataDir: folder });
  } catch (cause) {
    throw new StartupError('store.unusable', { folder }, { cause });
  }
}

async function makeStore(client: PGlite, unlock: () => Promise<void>): Promise<Store> {
  const db = drizzle(client, { schema });
  await migrate(db, { migrationsFolder: migrationsFolder() });
  await refuseNewerSchema(db);
  const vacuum = () => void client.exec('VACUUM ANALYZE').catch(() => undefined);
  const timer = setInterval(vacuum, vacuumIntervalMs).unref();
  return {
    db,
    kind: 'pglite',
    ...sharedQueries(db),
    listen: (channel, onPayload) => client.listen(channel, onPayload),
    onReconnected: () => () => undefined,
    async close() {
      clearInterval(timer);
      await client.close();
      await unlock();
    },
  };
}
