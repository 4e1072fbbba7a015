/** The schema's versions: generated SQL, applied in order, each once (drizzle keeps the list in the database). */
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../config/startup-errors';

const Newest = z.object({ rows: z.tuple([z.object({ at: z.coerce.number() })]) });

/** Where the generated SQL lies: beside this file, and beside the bundle that this file becomes part of. */
export function migrationsFolder(): string {
  return path.join(import.meta.dirname, 'migrations');
}

/** The version that this program's tables have: the time of the newest migration, in ms since 1970. */
export function schemaVersion(): number {
  return Math.max(
    ...readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ folderMillis }) => folderMillis),
  );
}

/**
 * Call it after migrating: drizzle passes over versions that it does not know, and this program could then write into
 * tables whose meaning has changed. Refuses with `store.newer`.
 */
export async function refuseNewerSchema(db: PgDatabase<PgQueryResultHKT, Record<string, unknown>>): Promise<void> {
  const answer = await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`);
  if (Newest.parse(answer).rows[0].at > schemaVersion()) throw new StartupError('store.newer');
}
