/** One real PostgreSQL server for all test files, each of which makes its own databases in it, and one folder for all they write. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection URL of the server's maintenance database, as its superuser. */
    postgresUrl: string;
    /** Every test's own folder lies in this one, which goes at the end. */
    temporaryRoot: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const root = await mkdtemp(path.join(tmpdir(), 'roomkey-portal-test-'));
  project.provide('postgresUrl', server.url);
  project.provide('temporaryRoot', root);
  return async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  };
}
