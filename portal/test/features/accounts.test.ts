import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccountListSchema, ADMIN_PATHS, type AccountList } from '@roomkey/shared/protocol/admin';
import { hashPassword } from '../../server/directory/directory';
import { seedContoso } from '../../server/seed/contoso';
import { accounts, audit, organisation, rooms, sites } from '../../server/store/schema';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

describe.each(STORES)('resource accounts on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());
  const list = async (query: Record<string, string> = {}): Promise<AccountList> => {
    const { body } = await portal.api('GET', `${ADMIN_PATHS.accounts}?${new URLSearchParams(query).toString()}`);
    return AccountListSchema.parse(body);
  };
  const names = ({ items }: AccountList) => items.map(({ displayName }) => displayName);
  const find = async (search: string) => (await list({ search })).items[0];

  test('the sample organisation: 25 rooms in several sites, 15 ready, the others with their reasons', async () => {
    const all = await list();
    expect(all.summary).toEqual({ total: 25, ready: 15, needsAction: 9, awaitingApproval: 0, provisioned: 0 });
    expect(new Set(all.items.map(({ site }) => site)).size).toBe(5);
    expect(await find('sea-stuart')).toMatchObject({ readiness: 'Needs action', readinessFacts: ['mfa.required'] });
    expect(await find('sao-aricanduva')).toMatchObject({ readinessFacts: ['licence.missing', 'account.hybrid'] });
    expect(await find('lon-effra')).toMatchObject({
      licence: 'Teams Rooms Basic',
      readinessFacts: ['licence.missing'],
    });
    expect(await find('muc-mangfall')).toMatchObject({ readiness: 'N/A', readinessFacts: ['account.disabled'] });
    expect(await find('tyo-edo')).toMatchObject({ readinessFacts: ['password.expires'] });
    expect(await find('sao-tamanduatei')).toMatchObject({ readinessFacts: ['mailbox.notConfigured'] });
  });

  test('seeding again changes nothing, and an organisation with rooms of its own is left alone', async () => {
    const { db } = portal.ctx.store;
    await db.update(organisation).set({ name: 'Renamed' });
    const before = (await db.select().from(audit)).length;
    await seedContoso(portal.ctx);
    expect((await db.select().from(organisation))[0]?.name).toBe('Renamed');
    expect((await db.select().from(audit)).length).toBe(before);
    expect((await list()).total).toBe(25);
  });

  test('are searched by name, UPN, location and site, and what has a meaning in SQL is only text', async () => {
    expect(names(await list({ search: 'RAINIER' }))).toEqual(['Rainier']);
    expect(names(await list({ search: 'muc-isar@' }))).toEqual(['Isar']);
    expect((await list({ search: '本館' })).total).toBe(3);
    expect((await list({ search: 'london' })).total).toBe(5);
    for (const search of ['%', '_', "'; drop table accounts; --", '\\', '\\%', '100%']) {
      expect((await list({ search })).total).toBe(0);
    }
  });

  test('are sorted and paged at the server, each on one page', async () => {
    const everyone = names(await list({ sort: 'upn' }));
    const pages = await Promise.all(['1', '2', '3'].map((page) => list({ sort: 'upn', page, pageSize: '10' })));
    expect(pages.flatMap(names)).toEqual(everyone);
    expect(pages.map(({ total }) => total)).toEqual([25, 25, 25]);
    expect(names(await list({ sort: 'upn', order: 'desc' }))).toEqual([...everyone].reverse());
    const readiness = (await list({ sort: 'readiness' })).items.map((item) => item.readiness);
    expect(readiness).toEqual([...readiness].sort());
    expect((await list({ page: '99' })).items).toEqual([]);
  });

  test('are filtered by readiness and provisioning status', async () => {
    expect((await list({ readiness: 'Needs action' })).total).toBe(9);
    await portal.generateOtp('sea-rainier@contoso.example');
    expect(names(await list({ provisioning: 'OTP generated' }))).toEqual(['Rainier']);
    expect((await list({ provisioning: 'Not started' })).total).toBe(24);
  });

  test('bad queries are refused, not ignored', async () => {
    for (const query of ['page=0', 'pageSize=5001', 'sort=password', 'surprise=1', 'readiness=Maybe', 'search=%00']) {
      expect((await portal.api('GET', `${ADMIN_PATHS.accounts}?${query}`)).status).toBe(400);
    }
    expect(await portal.api('GET', `${ADMIN_PATHS.accounts}/${crypto.randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'account.notFound' },
    });
  });

  test('are Provisioned after a sign-in that follows the delivery, and in use while the room reports', async () => {
    const { db } = portal.ctx.store;
    const id = await portal.accountId('sea-baker@contoso.example');
    const now = portal.ctx.clock.now();
    await db.update(accounts).set({ provisionedAt: now }).where(eq(accounts.id, id));
    await db.insert(rooms).values({ accountId: id, signedInAt: now, lastSeenAt: now });
    expect(await find('sea-baker')).toMatchObject({ provisioning: 'Provisioned', inUse: true });
    const { id: otpId } = await portal.generateOtp('sea-baker@contoso.example');
    expect(await find('sea-baker')).toMatchObject({ provisioning: 'OTP generated', activeOtpId: otpId });
    await portal.ctx.clock.advance(3 * 300 + 1);
    expect(await find('sea-baker')).toMatchObject({ inUse: false });
    await portal.api('POST', `${ADMIN_PATHS.otps}/${otpId}/revoke`);
    expect(await find('sea-baker')).toMatchObject({ provisioning: 'Revoked', activeOtpId: null });
  });

  test('5,000 of them answer as completely as 25', async () => {
    const { db } = portal.ctx.store;
    const siteId = (await db.select().from(sites))[0]?.id ?? '';
    const passwordHash = await hashPassword('unused');
    await db.execute(sql`
      insert into accounts (id, upn, display_name, site_id, location, licence, password_hash, created_at)
      select gen_random_uuid(), 'bulk-' || n || '@contoso.example', 'Bulk ' || n, ${siteId}::uuid, 'Floor ' || n % 40,
        'Teams Rooms Pro', ${passwordHash}, ${portal.ctx.clock.now().toISOString()}::timestamptz
      from generate_series(1, 4975) as n`);
    const all = await list({ pageSize: '5000' });
    expect([all.items.length, all.total, all.summary.total]).toEqual([5_000, 5_000, 5_000]);
  });
});
