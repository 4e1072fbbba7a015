import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AccountDetailSchema,
  AccountListSchema,
  ADMIN_PATHS,
  CsvImportAnswerSchema,
  OutcomesSchema,
  type CsvImportAnswer,
} from '@roomkey/shared/protocol/admin';
import type { Role } from '@roomkey/shared/protocol/lists';
import { verifyPassword } from '../../server/directory/directory';
import { contosoRoomPassword } from '../../server/seed/contoso';
import { accounts, apiTokens, apiTokenSites, audit, deliveryCopies, failures, sites } from '../../server/store/schema';
import { call, startTestPortal, STORES, type Answer, type TestPortal } from '../test-portal';

const header = 'UPN,Display name,Site,Location';
const path = ADMIN_PATHS.accounts;

describe.each(STORES)('editing resource accounts on %s', (kind) => {
  let portal: TestPortal;
  let leadToken = '';
  let siteIds = new Map<string, string>();
  beforeAll(async () => {
    portal = await startTestPortal(kind);
    siteIds = new Map((await portal.ctx.store.db.select().from(sites)).map(({ id, name }) => [name, id]));
    leadToken = await tokenOf('Site Lead', ['Seattle']);
  });
  afterAll(() => portal.dispose());

  const site = (name: string) => [...siteIds].find(([known]) => known.startsWith(name))?.[1] ?? '';
  const detail = ({ body }: Answer) => AccountDetailSchema.parse(body);
  const asManager = (method: string, where: string, body?: unknown) => portal.api(method, where, body);
  const asLead = (method: string, where: string, body?: unknown) =>
    call(`${portal.url}${where}`, method, body, { authorization: `Bearer ${leadToken}` });
  const listed = async (query = '') => AccountListSchema.parse((await portal.api('GET', `${path}${query}`)).body);
  const audits = (action: string) => portal.ctx.store.db.select().from(audit).where(eq(audit.action, action));

  async function tokenOf(role: Role, names: readonly string[]): Promise<string> {
    const { db } = portal.ctx.store;
    const token = `${role.replaceAll(' ', '-')}-${crypto.randomUUID()}`;
    const now = portal.ctx.clock.now();
    const expiresAt = new Date(now.getTime() + 86_400_000_000);
    const row = { hmac: portal.ctx.keys.hmac('token', token), name: role, role, createdAt: now, expiresAt };
    const [made] = await db.insert(apiTokens).values(row).returning({ id: apiTokens.id });
    for (const name of names) await db.insert(apiTokenSites).values({ apiTokenId: made?.id ?? '', siteId: site(name) });
    return token;
  }
  async function upload(csv: string, { dryRun = false, to = 'import', by = asManager } = {}): Promise<CsvImportAnswer> {
    return CsvImportAnswerSchema.parse((await by('POST', `${path}/${to}`, { csv, dryRun })).body);
  }

  test('an added account has a password that nobody knows, and its whole story in the audit list', async () => {
    const wanted = { upn: ' New@Contoso.Example', displayName: 'New', siteId: site('Seattle'), location: 'Floor 9' };
    const added = await portal.api('POST', path, wanted);
    expect(added.status).toBe(200);
    expect(detail(added)).toMatchObject({
      upn: 'new@contoso.example',
      licence: 'none',
      readinessFacts: ['licence.missing'],
      settings: { enabled: true, hybrid: false },
      signInLockedUntil: null,
    });
    const { db } = portal.ctx.store;
    const [row] = await db.select().from(accounts).where(eq(accounts.upn, 'new@contoso.example'));
    expect(await verifyPassword(row?.passwordHash ?? '', contosoRoomPassword)).toBe(false);

    const { id } = detail(added);
    const device = { serial: ' SN 1 ', model: null };
    const change = {
      displayName: 'Renamed',
      siteId: site('London'),
      licence: 'Teams Rooms Pro',
      expectedDevice: device,
    };
    expect(detail(await portal.api('PATCH', `${path}/${id}`, change))).toMatchObject({
      displayName: 'Renamed',
      readiness: 'No action needed',
      expectedDevice: { serial: 'SN 1', model: null },
    });
    await portal.api('PATCH', `${path}/${id}`, { displayName: 'Renamed' });
    const changes = (await audits('account.changed')).filter(({ target }) => target === 'new@contoso.example');
    expect(changes).toHaveLength(1);
    expect(changes[0]?.details).toMatchObject({
      before: { displayName: 'New', site: 'Seattle', licence: 'none', expectedSerial: null },
      after: { displayName: 'Renamed', site: 'London', licence: 'Teams Rooms Pro', expectedSerial: 'SN 1' },
    });
    expect(detail(await portal.api('PATCH', `${path}/${id}`, { expectedDevice: null })).expectedDevice).toBeNull();

    for (const [body, status, code] of [
      [wanted, 409, 'account.upnTaken'],
      [{ ...wanted, upn: 'x@contoso.com' }, 422, 'account.foreignDomain'],
      [{ ...wanted, upn: 'y@contoso.example', siteId: crypto.randomUUID() }, 404, 'site.notFound'],
      [{ ...wanted, displayName: 'in\u200Bvisible' }, 400, 'request.invalid'],
    ] as const) {
      expect(await portal.api('POST', path, body)).toMatchObject({ status, body: { code } });
    }
  });

  test('a detail says until when sign-ins are refused', async () => {
    const id = await portal.accountId('sea-rainier@contoso.example');
    const now = portal.ctx.clock.now();
    const bucket = 'password:sea-rainier@contoso.example';
    await portal.ctx.store.db.insert(failures).values({ bucket, count: 10, windowStartedAt: now });
    const until = new Date(now.getTime() + 900_000).toISOString();
    expect(detail(await portal.api('GET', `${path}/${id}`)).signInLockedUntil).toBe(until);
  });

  test('acts on many: outcomes for each, only real changes audited, disabling revokes the active OTP', async () => {
    const { id: activeOtpId, accountId: id } = await portal.generateOtp('sea-baker@contoso.example');
    const stranger = crypto.randomUUID();
    const london = await portal.accountId('lon-effra@contoso.example');
    const act = async (name: string, ids: string[], by = asManager) =>
      OutcomesSchema.parse((await by('POST', `${path}/acts`, { ids, act: name })).body).results;
    expect(await act('disable', [id, stranger])).toEqual([
      { id, ok: true, code: null, title: null },
      { id: stranger, ok: false, code: 'account.notFound', title: 'There is no such resource account.' },
    ]);
    expect(detail(await portal.api('GET', `${path}/${id}`))).toMatchObject({ readiness: 'N/A', activeOtpId: null });
    const revoked = (await audits('otp.revoked')).map(({ details }) => details);
    expect(revoked).toContainEqual({ otpId: activeOtpId, because: 'account.disabled' });
    const { db } = portal.ctx.store;
    expect(await db.select().from(deliveryCopies).where(eq(deliveryCopies.otpId, activeOtpId))).toEqual([]);

    expect(await act('assignPro', [london], asLead)).toMatchObject([{ ok: false, code: 'account.notFound' }]);
    const before = (await audits('account.changed')).length;
    await act('enable', [id]);
    await act('enable', [id]);
    await act('assignPro', [london]);
    expect((await audits('account.changed')).length).toBe(before + 2);
    const everyone = (await listed('?pageSize=5000')).items.map((item) => item.id);
    await act('applyRecommended', everyone);
    const facts = new Set((await listed('?pageSize=5000')).items.flatMap((item) => item.readinessFacts));
    expect([...facts].sort()).toEqual(['account.disabled', 'account.hybrid', 'licence.missing', 'password.expires']);
  });

  test('a Site Lead sees and changes one site only', async () => {
    const seen = AccountListSchema.parse((await asLead('GET', `${path}?pageSize=100`)).body);
    expect(new Set(seen.items.map(({ siteId }) => siteId))).toEqual(new Set([site('Seattle')]));
    expect(seen.total).toBe(seen.summary.total);
    const own = seen.items[0]?.id ?? '';
    const other = await portal.accountId('lon-effra@contoso.example');
    for (const [method, where, body, code] of [
      ['GET', `${path}/${other}`, undefined, 'account.notFound'],
      ['PATCH', `${path}/${other}`, { displayName: 'x' }, 'account.notFound'],
      ['PATCH', `${path}/${own}`, { siteId: site('London') }, 'site.notFound'],
    ] as const) {
      expect(await asLead(method, where, body)).toMatchObject({ status: 404, body: { code } });
    }
    expect((await asLead('GET', `${path}/export`)).body).not.toContain('London');
    const lon = 'lon-effra@contoso.example,Effra,Seattle,x';
    const answer = await upload(`${header}\n${lon}\na@contoso.example,A,Nowhere,x\nb@contoso.example,B,London,x`, {
      by: asLead,
    });
    expect(answer.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'UPN'],
      [3, 'Site'],
      [4, 'Site'],
    ]);
    const technician = await tokenOf('Site Technician', ['Seattle']);
    const refused = await call(`${portal.url}${path}/export`, 'GET', undefined, {
      authorization: `Bearer ${technician}`,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'session.forbidden' } });
  });

  test('what is exported is imported unchanged, formulas included, and the filter counts', async () => {
    const wicked = { displayName: '=cmd|calc', location: '\'-1+2; "x", y' };
    const id = await portal.accountId('muc-isar@contoso.example');
    await portal.api('PATCH', `${path}/${id}`, { ...wicked, expectedDevice: { serial: '+49', model: '@x' } });
    const { body, headers, status } = await portal.api('GET', `${path}/export`);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="resource-accounts.csv"',
    ]);
    const csv = String(body);
    expect(csv).toContain(`muc-isar@contoso.example,'=cmd|calc,`);
    const { total } = await listed();
    const unchanged = { rows: total, created: 0, updated: 0, unchanged: total, problems: [], problemCount: 0 };
    expect(await upload(csv)).toEqual(unchanged);
    expect(await upload(csv.replaceAll('\r\n', '\n').replaceAll("'=cmd|calc", 'Isar'))).toMatchObject({ updated: 1 });
    expect(String((await portal.api('GET', `${path}/export?search=isar`)).body).split('\r\n')).toHaveLength(3);
    expect((await audits('accounts.exported')).map(({ details }) => details)).toContainEqual({
      count: 1,
      search: 'isar',
    });
  });

  test('an import is all or nothing, says what is wrong where, and a dry run writes nothing', async () => {
    const before = (await listed()).total;
    const bad = [
      'UPN;Display name;Site;Location;Licence;Enabled;Model',
      'one@contoso.example;One;New site;Floor;teams rooms pro;yes;',
      'ONE@contoso.example;One;Seattle;Floor;;;',
      'two@contoso.com;Two;Seattle;Floor;;;',
      'no upn;;Seattle;Floor;Pro;perhaps;Model',
      'three@contoso.example;in\u200Bvisible;Seattle;Floor;;;',
      'four@contoso.example;Four',
    ].join('\r\n');
    const refused = await upload(bad);
    expect(refused.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'UPN'],
      [4, 'UPN'],
      [5, 'Display name'],
      [5, 'Licence'],
      [5, 'Enabled'],
      [5, 'Model'],
      [5, 'UPN'],
      [6, 'Display name'],
      [7, null],
    ]);
    const good = `${header},Licence,Enabled\r\none@contoso.example,One,New site,Floor,TEAMS ROOMS PRO,1\r\n`;
    const expected = { rows: 1, created: 1, updated: 0, unchanged: 0, problems: [], problemCount: 0 };
    expect(await upload(good, { dryRun: true })).toEqual(expected);
    expect((await listed()).total).toBe(before);
    expect(await upload(good)).toEqual(expected);
    expect((await listed('?search=one@')).items[0]).toMatchObject({ site: 'New site', readiness: 'No action needed' });
    expect((await audits('site.created')).map(({ target }) => target)).toEqual(['New site']);
    const again = `${header},Licence\r\none@contoso.example,One,new SITE,Floor,\r\n`;
    expect(await upload(again)).toMatchObject({ unchanged: 1 });

    await portal.generateOtp('one@contoso.example');
    expect(await upload(`${header},Enabled\r\none@contoso.example,One,New site,Hall,no`)).toMatchObject({ updated: 1 });
    const [one] = (await listed('?search=one@')).items;
    expect(one).toMatchObject({ location: 'Hall', readiness: 'N/A', provisioning: 'Revoked', activeOtpId: null });

    const devices = { to: 'expected-devices/import' };
    expect(await upload('UPN\tSerial number\tModel\none@contoso.example\tS 1\t', devices)).toMatchObject({
      updated: 1,
    });
    expect((await listed('?search=one@')).items[0]?.expectedDevice).toEqual({ serial: 'S 1', model: null });
    const unknown = await upload('UPN,Serial number\nnobody@contoso.example,1\none@contoso.example,', devices);
    expect(unknown.problems).toMatchObject([{ line: 2, column: 'UPN' }]);
    expect(await upload('UPN,Serial number\none@contoso.example,', devices)).toMatchObject({ updated: 1 });
    expect((await listed('?search=one@')).items[0]?.expectedDevice).toBeNull();
  });

  // Size is a matter of the slower store.
  if (kind === 'postgres') return;
  test('50,000 rows come in at once; of too many problems the first 1,000 are told', async () => {
    const row = (n: number, floor: string) =>
      `bulk-${String(n)}@contoso.example,Bulk ${String(n)},Site ${String(n % 40)},${floor}`;
    const csv = (count: number, floor: string) =>
      [header, ...Array.from({ length: count }, (_, n) => row(n, floor))].join('\r\n');
    const before = (await listed()).total;
    expect(await upload(csv(50_000, 'Floor 1'))).toMatchObject({ rows: 50_000, created: 50_000, problemCount: 0 });
    expect(await upload(csv(3000, 'Floor 2'))).toMatchObject({ updated: 3000 });
    expect((await listed()).total).toBe(before + 50_000);
    const tooMany = await upload(`${header}\n${'x\n'.repeat(2000)}`);
    expect([tooMany.problems.length, tooMany.problemCount]).toEqual([1000, 2000]);
  }, 120_000);
});
