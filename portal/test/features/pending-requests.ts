/** Many devices that wait, written straight into the tables: entering so many OTPs one by one would take minutes. */
import { sql } from 'drizzle-orm';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { requests } from '../../server/store/schema';
import type { TestPortal } from '../test-portal';

/** Makes `count` accounts at the site, each with a device that waits. Gives the requests' ids in the accounts' order. */
export async function addPendingRequests(portal: TestPortal, site: string, count: number): Promise<string[]> {
  const rows = Array.from(
    { length: count },
    (_, n) => `many-${String(n).padStart(5, '0')}@contoso.example,Many,${site},x`,
  );
  const csv = ['UPN,Display name,Site,Location', ...rows].join('\n');
  const { status } = await portal.api('POST', `${ADMIN_PATHS.accounts}/import`, { csv, dryRun: false });
  if (status !== 200) throw new Error('the accounts were not imported');
  const { db } = portal.ctx.store;
  const now = sql`${portal.ctx.clock.now().toISOString()}::timestamptz`;
  await db.execute(sql`
    insert into otps (id, account_id, hmac, status, validity_hours, created_at, expires_at, created_by)
    select gen_random_uuid(), id, decode(md5(upn), 'hex'), 'claimed', 8, ${now}, ${now} + interval '8 hours', 'test'
    from accounts where upn like 'many-%'`);
  await db.execute(sql`
    insert into requests (id, request_id, otp_id, account_id, status, user_code, device_code_hmac, device_source,
      device_jwk, device_jkt, requested_at, expires_at)
    select gen_random_uuid(), 'R-' || a.upn, o.id, a.id, 'pending', 'ABCD-EFGH', o.hmac, 'profile', '{}'::jsonb, 'x',
      ${now}, ${now} + interval '8 hours'
    from otps o join accounts a on a.id = o.account_id where a.upn like 'many-%'`);
  const made = await db.select({ id: requests.id }).from(requests).orderBy(requests.requestId);
  return made.map(({ id }) => id);
}
