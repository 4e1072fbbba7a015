import { count, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, OutcomesSchema, RequestListSchema } from '@roomkey/shared/protocol/admin';
import { audit } from '../../server/store/schema';
import { addUser } from '../admin-users';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';
import { addPendingRequests } from './pending-requests';

describe.each(STORES)('a building full of devices, decided in one act, on %s', (kind) => {
  let portal: TestPortal;
  let ids: string[];
  beforeAll(async () => {
    portal = await startTestPortal(kind);
    ids = await addPendingRequests(portal, 'Seattle', 1200);
  });
  afterAll(() => portal.dispose());

  const decide = (wanted: readonly string[], decision: object) =>
    portal.api('POST', `${ADMIN_PATHS.requests}/decisions`, { ids: wanted, decision });
  const audited = async () => {
    const rows = await portal.ctx.store.db
      .select({ action: audit.action, n: count(), targets: sql<string>`count(distinct ${audit.target})` })
      .from(audit)
      .where(sql`${audit.action} in ('request.approved', 'request.rejected')`)
      .groupBy(audit.action);
    return Object.fromEntries(rows.map(({ action, n, targets }) => [action, [n, Number(targets)]]));
  };

  test('each is decided once and says so in the order it was named, also when named twice or not there', async () => {
    const stranger = crypto.randomUUID();
    const backwards = [...ids].reverse();
    await decide(ids.slice(0, 10), { decision: 'reject', reason: 'Other' });
    const answer = await decide([stranger, ...backwards, ...ids.slice(0, 5)], { decision: 'approve' });
    const { results } = OutcomesSchema.parse(answer.body);
    expect(results.map(({ id }) => id)).toEqual([stranger, ...backwards]);
    expect(results[0]).toMatchObject({ ok: false, code: 'deviceRequest.notFound' });
    expect(results.slice(1, -10).every(({ ok }) => ok)).toBe(true);
    for (const late of results.slice(-10)) {
      expect(late).toMatchObject({ ok: false, code: 'request.alreadyDecided' });
      expect(late.title).toContain('Rejected by token:token-file.');
    }
    expect(await audited()).toEqual({ 'request.approved': [1190, 1190], 'request.rejected': [10, 10] });
    const left = await portal.api('GET', `${ADMIN_PATHS.requests}?status=pending`);
    expect(RequestListSchema.parse(left.body).total).toBe(0);
  });

  test('of another site nothing is decided', async () => {
    const lead = await addUser(portal, 'london', 'Site Lead', ['London']);
    const answer = await lead.api('POST', `${ADMIN_PATHS.requests}/decisions`, {
      ids,
      decision: { decision: 'approve' },
    });
    const codes = OutcomesSchema.parse(answer.body).results.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['deviceRequest.notFound']));
  });

  test('10,000 at once are taken, and one more is refused for what it is', async () => {
    const some = Array.from({ length: 10_001 }, () => crypto.randomUUID());
    const most = await decide(some.slice(1), { decision: 'approve' });
    expect(OutcomesSchema.parse(most.body).results).toHaveLength(10_000);
    expect(await decide(some, { decision: 'approve' })).toMatchObject({
      status: 400,
      body: {
        code: 'request.invalid',
        errors: [{ path: 'ids', message: 'Too big: expected array to have <=10000 items' }],
      },
    });
    const huge = await decide([...some, ...some, ...some], { decision: 'approve' });
    expect(huge).toMatchObject({ status: 413, body: { code: 'request.tooLarge' } });
  });

  test('when the database fails half-way, what was decided stands and the rest says so', async () => {
    const more = ids.map((_, n) => n);
    const { db } = portal.ctx.store;
    await db.execute(sql`update requests set status = 'pending', decided_at = null, decided_by = null`);
    // The second portion holds the request that no approval can be written down for.
    await db.execute(sql`create function refuse_one() returns trigger language plpgsql as $$
      begin
        if new.target = 'R-many-00700@contoso.example' then raise exception 'full'; end if;
        return new;
      end $$`);
    await db.execute(sql`create trigger refuse_one before insert on audit for each row execute function refuse_one()`);
    const { results } = OutcomesSchema.parse((await decide(ids, { decision: 'approve' })).body);
    await db.execute(sql`drop trigger refuse_one on audit`);
    expect(more.filter((n) => results[n]?.ok === true)).toEqual(more.slice(0, 500));
    expect(new Set(results.slice(500).map(({ code }) => code))).toEqual(new Set(['portal.unavailable']));
    const again = OutcomesSchema.parse((await decide(ids.slice(500), { decision: 'approve' })).body);
    expect(again.results.every(({ ok }) => ok)).toBe(true);
  });
});
