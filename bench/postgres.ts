/** PostgreSQL with its durable defaults (fsync, synchronous_commit), with a database for each server that is measured. */
import pg from 'pg';
import { startPostgres } from '../portal/test/postgres-server';

export interface BenchPostgres {
  /** Makes an empty database and gives its connection URL. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startBenchPostgres(): Promise<BenchPostgres> {
  const server = await startPostgres();
  const durable = await query(
    server.url,
    `select current_setting('fsync') || current_setting('synchronous_commit') as is`,
  );
  if (durable !== 'onon') throw new Error(`PostgreSQL is not durable here: ${durable}`);
  return {
    async createDatabase(name) {
      await execute(server.url, [`create database ${name}`]);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: () => server.stop(),
  };
}

/** Runs statements beside the servers, one after the other, each in a transaction of its own. */
export async function execute(databaseUrl: string, statements: readonly string[]): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

async function query(databaseUrl: string, statement: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ is: string }>(statement);
    return rows[0]?.is ?? '';
  });
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
