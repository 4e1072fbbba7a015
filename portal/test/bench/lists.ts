/**
 * How long the lists of resource accounts and requests take with 5,000 accounts on PGlite, most of them with OTPs and
 * requests: `npx tsx portal/test/bench/lists.ts`. Prints the median and the 95th percentile of 20 requests each.
 */
import { sql } from 'drizzle-orm';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startPortal } from '../../server/start-portal';

const RUNS = 20;
const accountLists = [
  '',
  ...['displayName', 'upn', 'location', 'readiness', 'provisioning'].map((sort) => `sort=${sort}&order=desc`),
  'page=100',
  'search=room-04',
  'search=no+such+room',
  'readiness=Needs+action',
  'provisioning=OTP+generated',
  'provisioning=Awaiting+OTP+Approval',
  'licence=Teams+Rooms+Pro',
  'search=floor&provisioning=Not+started&sort=provisioning',
  'pageSize=5000',
].map((query) => `/api/accounts?${query}`);
const requestLists = [
  '',
  'status=pending',
  'search=room-04',
  'sort=match&order=desc',
  'match=mismatch',
  'sort=displayName',
].map((query) => `/api/requests?${query}`);

const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-lists-'));
const apiTokenFile = path.join(folder, 'token');
const portal = await startPortal(
  {
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    dataDir: path.join(folder, 'data'),
    databaseUrl: null,
    keysPath: path.join(folder, 'keys.json'),
    createKeys: true,
    tls: null,
    lan: null,
    trustProxy: [],
    testControls: false,
    demo: false,
    endWithInput: false,
    stateFile: null,
    webRoot: folder,
    apiTokenFile,
    seed: null,
  },
  { log: pino({ level: 'silent' }) },
);
const token = await readFile(apiTokenFile, 'utf8');
await fill();
for (const list of [...accountLists, ...requestLists]) {
  const times: number[] = [];
  for (let run = -2; run < RUNS; run += 1) {
    const started = performance.now();
    const response = await fetch(portal.url + list, { headers: { authorization: `Bearer ${token}` } });
    await response.text();
    if (!response.ok) throw new Error(`${list} answered ${response.status}`);
    // The first two warm the code up.
    if (run >= 0) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (RUNS - 1))] ?? 0).toFixed(1).padStart(7);
  console.log(`median ${at(0.5)} ms  p95 ${at(0.95)} ms  ${list}`);
}
await portal.close();
await rm(folder, { recursive: true, force: true });

/** 5,000 accounts in 40 sites; 4,000 have had an OTP (half are active), 3,000 a request (a quarter waits), 1,000 a room. */
async function fill(): Promise<void> {
  const { db } = portal.ctx.store;
  const now = sql`${portal.ctx.clock.now().toISOString()}::timestamptz`;
  await db.execute(
    sql`insert into sites (id, name) select gen_random_uuid(), 'Site ' || n from generate_series(1, 40) as n`,
  );
  await db.execute(sql`
    insert into accounts (id, upn, display_name, site_id, location, licence, password_hash, created_at,
      expected_serial, enabled, provisioned_at)
    select gen_random_uuid(), 'room-' || lpad(n::text, 4, '0') || '@rooms.example', 'Room ' || n,
      (select id from sites where name = 'Site ' || (1 + n % 40)), 'Floor ' || n % 12,
      case when n % 10 = 0 then 'none' else 'Teams Rooms Pro' end, 'x', ${now}, 'SN' || n, n % 25 > 0,
      case when n % 5 = 0 then ${now} + interval '1 hour' end
    from generate_series(1, 5000) as n`);
  await db.execute(sql`
    insert into otps (id, account_id, hmac, status, validity_hours, created_at, expires_at, created_by)
    select gen_random_uuid(), id, decode(md5(upn), 'hex'),
      case when number < 3000 then 'claimed' else 'active' end, 8, ${now}, ${now} + interval '8 hours', 'bench'
    from (select *, row_number() over (order by upn) as number from accounts) as a where number <= 4000`);
  await db.execute(sql`
    insert into requests (id, request_id, otp_id, account_id, status, user_code, device_code_hmac, device_source,
      device_serial, device_jwk, device_jkt, requested_at, expires_at)
    select gen_random_uuid(), 'R' || number, id, account_id,
      case when number % 4 = 0 then 'pending' else 'delivered' end, 'ABCD-EFGH', hmac, 'profile', 'SN' || number,
      '{}'::jsonb, 'x', ${now}, ${now} + interval '8 hours'
    from (select *, row_number() over (order by id) as number from otps) as o where number <= 3000`);
  await db.execute(sql`
    insert into rooms (account_id, signed_in_at, last_seen_at) select id, ${now}, ${now} from accounts limit 1000`);
}
