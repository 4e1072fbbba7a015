/** Databases of the PostgreSQL server that `global-setup.ts` starts for all tests. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A new empty database on the server of `global-setup.ts`; gives its connection URL. */
export async function freshDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await queryPostgres(inject('postgresUrl'), `create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement beside the portal, as an operator with psql would. */
export async function queryPostgres(url: string, statement: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows }: { rows: unknown[] } = await client.query(statement, values);
    return rows;
  } finally {
    await client.end();
  }
}
