/** The store on a PostgreSQL server: durable, and shared by as many portal processes as wanted. */
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Logger } from 'pino';
import { StartupError } from '../config/startup-errors';
import { Notifications } from './postgres-notifications';
import * as schema from './schema';
import { migrationsFolder, refuseNewerSchema } from './schema-version';
import { sharedQueries, type Store } from './store';

/** The number that portal processes agree on while one of them migrates: the letters "RKEY". */
const migrationLock = 0x524b4559;
const connectTimeoutMs = 5_000;
/** No statement of the portal takes long; one that does holds a connection that sign-ins need. */
const statementTimeoutMs = 30_000;

/** Connects, brings the schema up to date and starts listening. Refuses with `store.unreachable`. */
export async function openPostgres(databaseUrl: string, log: Logger): Promise<Store> {
  const settings: pg.ClientConfig = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'roomkey-portal',
  };
  await migrateOnce(settings, databaseUrl);
  const pool = new pg.Pool({ ...settings, max: 10, statement_timeout: statementTimeoutMs });
  keepAliveThroughErrors(pool, log);
  const db = drizzle(pool, { schema });
  const notifications = new Notifications(settings, log);
  await notifications.connect();
  return {
    db,
    kind: 'postgres',
    ...sharedQueries(db),
    listen: (channel, onPayload) => notifications.listen(channel, onPayload),
    onReconnected: (callback) => notifications.onReconnected(callback),
    async close() {
      await notifications.close();
      await pool.end();
    },
  };
}

/** pg's clients emit `error` when their backend ends, in the pool and out of it; unheard, that ends the whole process. */
function keepAliveThroughErrors(pool: pg.Pool, log: Logger): void {
  const warn = (error: Error) => {
    log.warn({ reason: error.message }, 'a database connection was lost');
  };
  pool.on('error', warn);
  pool.on('connect', (client) => client.on('error', warn));
}

/** Under a lock of the whole database, so that processes started together do not migrate twice. */
async function migrateOnce(settings: pg.ClientConfig, databaseUrl: string): Promise<void> {
  const client = new pg.Client(settings);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new StartupError('store.unreachable', { address: withoutSecrets(databaseUrl), reason }, { cause });
  }
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const db = drizzle(client);
    await migrate(db, { migrationsFolder: migrationsFolder() });
    await refuseNewerSchema(db);
  } finally {
    await client.end();
  }
}

/** SECURITY: a connection URL holds a password; messages and logs get host and database only. */
function withoutSecrets(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the given address';
  const url = new URL(databaseUrl);
  return `${url.host || (url.searchParams.get('host') ?? 'the local socket')}${url.pathname}`;
}
