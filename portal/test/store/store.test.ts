import { count, sql } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { CHANNELS } from '../../server/store/channels';
import { isUniqueViolation } from '../../server/store/database-errors';
import { openPglite } from '../../server/store/open-pglite';
import { openPostgres } from '../../server/store/open-postgres';
import { findPreparedDatabase, preparedDatabaseName } from '../../server/store/prepared-database';
import { sites } from '../../server/store/schema';
import { oneRow, type Store } from '../../server/store/store';
import { queryPostgres } from '../postgres';
import { STORES, testConfig } from '../test-portal';

const silent = pino({ level: 'silent' });
const channel = CHANNELS.requestDecided;

describe.each(STORES)('the store on %s', (kind) => {
  let store: Store;
  let open: () => Promise<Store>;

  beforeAll(async () => {
    const { databaseUrl, dataDir } = await testConfig(kind);
    open = () =>
      databaseUrl === null ? openPglite(dataDir, { onLockLost: () => undefined }) : openPostgres(databaseUrl, silent);
    store = await open();
  });
  afterAll(() => store.close());

  test('opens again with everything that was committed, and migrates only once', async () => {
    await store.db.insert(sites).values({ id: crypto.randomUUID(), name: 'kept' });
    await store.close();
    store = await open();
    expect((await store.db.select().from(sites)).map(({ name }) => name)).toContain('kept');
  });

  test('a transaction that throws leaves nothing, and wakes nobody', async () => {
    const woken = vi.fn();
    const unlisten = await store.listen(channel, woken);
    const failing = store.transaction(async (tx) => {
      await tx.insert(sites).values({ id: crypto.randomUUID(), name: 'rolled back' });
      await store.notify(channel, 'rolled back', tx);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await store.notify(channel, 'after');
    await vi.waitFor(() => {
      expect(woken).toHaveBeenCalledWith('after');
    });
    expect(woken).not.toHaveBeenCalledWith('rolled back');
    const [row] = await store.db
      .select({ found: count() })
      .from(sites)
      .where(sql`name = 'rolled back'`);
    expect(row?.found).toBe(0);
    await unlisten();
  });

  test('listeners are woken when a transaction commits, and not after they stopped', async () => {
    const first = vi.fn();
    const second = vi.fn();
    const unlistenFirst = await store.listen(channel, first);
    const unlistenSecond = await store.listen(channel, second);
    await store.transaction((tx) => store.notify(channel, 'one', tx));
    await vi.waitFor(() => {
      expect([first.mock.calls, second.mock.calls]).toEqual([[['one']], [['one']]]);
    });
    await unlistenFirst();
    await store.notify(channel, 'two');
    await vi.waitFor(() => {
      expect(second).toHaveBeenLastCalledWith('two');
    });
    expect(first).toHaveBeenCalledTimes(1);
    await unlistenSecond();
  });

  test('says which unique index refused a row', async () => {
    await store.db.insert(sites).values({ id: crypto.randomUUID(), name: 'twice' });
    const error: unknown = await store.db
      .insert(sites)
      .values({ id: crypto.randomUUID(), name: 'twice' })
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'sites_name_unique')).toBe(true);
    expect(isUniqueViolation(error, 'sites_pkey')).toBe(false);
  });
});

describe('the store on postgres, when connections break', () => {
  test('processes that start together on an empty database all get through', async () => {
    const { databaseUrl } = await testConfig('postgres');
    const stores = await Promise.all([1, 2, 3].map(() => openPostgres(databaseUrl ?? '', silent)));
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  test('ended backends neither crash the process nor stop notifications', async () => {
    const { databaseUrl } = await testConfig('postgres');
    const store = await openPostgres(databaseUrl ?? '', silent);
    const woken = vi.fn();
    const reconnected = vi.fn();
    await store.listen(channel, woken);
    store.onReconnected(reconnected);
    await store.ping();

    const others =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await queryPostgres(databaseUrl ?? '', others);
    await vi.waitFor(() => {
      expect(reconnected).toHaveBeenCalled();
    }, 10_000);
    await vi.waitFor(() => store.notify(channel, 'still here'), 10_000);
    await vi.waitFor(() => {
      expect(woken).toHaveBeenCalledWith('still here');
    });
    await store.close();
  });

  test('a backend that ends in the middle of a transaction fails that transaction only', async () => {
    const { databaseUrl } = await testConfig('postgres');
    const store = await openPostgres(databaseUrl ?? '', silent);
    const broken = store.transaction(async (tx) => {
      await tx.insert(sites).values({ id: crypto.randomUUID(), name: 'half' });
      const mine =
        "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()";
      await queryPostgres(databaseUrl ?? '', mine);
      await tx.insert(sites).values({ id: crypto.randomUUID(), name: 'other half' });
    });
    await expect(broken).rejects.toThrow();
    expect(await store.db.select().from(sites)).toEqual([]);
    await store.close();
  });

  test('an unreachable server is refused with cause and remedy, without the password', async () => {
    const refused = openPostgres('postgresql://someone:hunter2@127.0.0.1:1/rooms', silent);
    await expect(refused).rejects.toMatchObject({ code: 'store.unreachable', exitCode: 3 });
    await expect(refused).rejects.not.toThrow(/hunter2/);
  });
});

describe('a new embedded store', () => {
  const options = { onLockLost: () => undefined };
  const tables = (store: Store) =>
    oneRow(
      store.db,
      sql`select count(*)::int as found from information_schema.tables where table_name = 'accounts'`,
      z.object({ found: z.number() }),
    );

  test.each([
    ['the database that the build has prepared', findPreparedDatabase()],
    ['nothing', null],
  ])('is made from %s, with all its tables', async (_name, prepared) => {
    const { dataDir } = await testConfig('pglite');
    const store = await openPglite(dataDir, { ...options, prepared });
    expect(await tables(store)).toEqual({ found: 1 });
    await store.close();
  });

  test('is made anew when its making was cut short', async () => {
    const { dataDir } = await testConfig('pglite');
    const unfinished = path.join(dataDir, 'database.new');
    await mkdir(unfinished, { recursive: true });
    await writeFile(path.join(unfinished, 'PG_VERSION'), '17\n');
    const store = await openPglite(dataDir, options);
    expect(await tables(store)).toEqual({ found: 1 });
    expect(existsSync(unfinished)).toBe(false);
    await store.close();
  });

  test('is prepared by the build: one file, named for the newest tables', async () => {
    expect(path.basename(findPreparedDatabase() ?? '')).toBe(preparedDatabaseName());
    expect(await readdir(path.dirname(findPreparedDatabase() ?? ''))).toHaveLength(1);
  });
});
