/** A step of the build: writes the prepared database into the folder that is named, and nothing else stays there. */
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { preparedDatabaseName } from './prepared-database';
import { migrationsFolder } from './schema-version';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: write-prepared-database.ts FOLDER');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const client = await PGlite.create();
await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
const archive = await client.dumpDataDir('gzip');
await writeFile(path.join(folder, preparedDatabaseName()), Buffer.from(await archive.arrayBuffer()));
await client.close();
