/** The built portal as a process of its own, on PGlite or PostgreSQL, with accounts that each have an active OTP. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ADMIN_PATHS, OutcomesSchema, RequestListSchema } from '@roomkey/shared/protocol/admin';
import { startPortalProcess, type BenchPortal } from '../bench-portal';

const run = promisify(execFile);
/** The longest page that the API gives. */
const PAGE = 5000;

export interface FilledPortal extends BenchPortal {
  readonly otps: readonly string[];
  /** Resolves once so many consoles hold a poll at the portal. */
  untilHeld(count: number): Promise<void>;
  /** Ids of all requests by their names, `R-…`. */
  readRequestIds(): Promise<Map<string, string>>;
  approve(id: string): Promise<void>;
  /** In one act; throws unless every one was approved. */
  approveAll(ids: readonly string[]): Promise<void>;
}

/** @param databaseUrl an empty database on PostgreSQL, or null for PGlite. */
export async function startFilledPortal(databaseUrl: string | null, accounts: number): Promise<FilledPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-bench-'));
  const keys = ['--data', path.join(folder, 'data'), '--keys', path.join(folder, 'keys.json'), '--create-keys'];
  const store = [...keys, ...(databaseUrl === null ? [] : ['--database-url', databaseUrl])];
  const otpFile = path.join(folder, 'otps');
  const filler = path.join(import.meta.dirname, 'fill-store.ts');
  await run(process.execPath, ['--import', 'tsx', filler, String(accounts), otpFile, ...store], { maxBuffer: 1e6 });
  const portal = await startPortalProcess(folder, store);
  return {
    ...portal,
    otps: (await readFile(otpFile, 'utf8')).split('\n'),
    async untilHeld(count) {
      while ((await heldPolls(portal)) < count) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async readRequestIds() {
      const ids = new Map<string, string>();
      for (let page = 1; ; page += 1) {
        const body = await portal.api('GET', `${ADMIN_PATHS.requests}?pageSize=${PAGE}&page=${page}`);
        const { items } = RequestListSchema.parse(body);
        for (const { requestId, id } of items) ids.set(requestId, id);
        if (items.length < PAGE) return ids;
      }
    },
    async approve(id) {
      await portal.api('POST', `${ADMIN_PATHS.requests}/${id}/decision`, { decision: 'approve' });
    },
    async approveAll(ids) {
      const wish = { ids, decision: { decision: 'approve' } };
      const { results } = OutcomesSchema.parse(await portal.api('POST', `${ADMIN_PATHS.requests}/decisions`, wish));
      const refused = results.find(({ ok }) => !ok);
      if (refused !== undefined) throw new Error(`not approved: ${String(refused.title)}`);
    },
    async stop() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function heldPolls(portal: BenchPortal): Promise<number> {
  const metrics = await (await fetch(`${portal.url}/metrics`)).text();
  return Number(/^roomkey_held_polls (\d+)/m.exec(metrics)?.[1] ?? 0);
}
