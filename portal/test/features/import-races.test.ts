import { count, eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, CsvImportAnswerSchema } from '@roomkey/shared/protocol/admin';
import type { Act } from '../../server/features/audit/act';
import { planImport } from '../../server/features/accounts/plan-import';
import { ImportOvertaken, publishImport } from '../../server/features/accounts/publish-import';
import { stageImport } from '../../server/features/accounts/stage-import';
import { accounts, audit, importRows, sites } from '../../server/store/schema';
import { siteNamed } from '../admin-users';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

const header = 'UPN,Display name,Site,Location';

describe.each(STORES)('imports beside other work, on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  const upload = (csv: string) => portal.api('POST', `${ADMIN_PATHS.accounts}/import`, { csv, dryRun: false });
  const rowsOf = (prefix: string, n: number) =>
    [
      header,
      ...Array.from({ length: n }, (_, each) => `${prefix}-${String(each)}@contoso.example,X,Seattle,Floor`),
    ].join('\n');
  const existing = (prefix: string) => portal.ctx.store.db.$count(accounts, like(accounts.upn, `${prefix}-%`));
  const staged = () => portal.ctx.store.db.$count(importRows);

  test('the same new accounts by two at once are added once; the second finds them there', async () => {
    const answers = await Promise.all([upload(rowsOf('twice', 600)), upload(rowsOf('twice', 600))]);
    const counts = answers.map(({ body }) => CsvImportAnswerSchema.parse(body));
    expect(counts.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 600]);
    expect(counts.map(({ unchanged }) => unchanged).sort((a, b) => a - b)).toEqual([0, 600]);
    expect(await existing('twice')).toBe(600);
    const added = await portal.ctx.store.db.select({ n: count() }).from(audit).where(like(audit.target, 'twice-%'));
    expect(added).toEqual([{ n: 600 }]);
    expect(await staged()).toBe(0);
  });

  // SECURITY: time of check, time of use (CWE-367).
  test('an account that was moved to another site after the plan is not written', async () => {
    const { ctx } = portal;
    const seattle = await siteNamed(portal, 'Seattle');
    const act: Act = { at: ctx.clock.now(), actor: 'lead', source: null, scope: [seattle] };
    const upn = 'sea-rainier@contoso.example';
    const wish = { problems: [], dryRun: false, mayAddSites: false, mayAddAccounts: true } as const;
    const row = { line: 2, upn, site: null, wanted: { location: 'Mine' } };
    const plan = await planImport({ ...wish, rows: [row], action: 'accounts.imported' }, act, {
      sites: await ctx.store.db.select().from(sites),
      accounts: await ctx.store.db.select().from(accounts).where(eq(accounts.upn, upn)),
    });
    expect(plan.updated).toHaveLength(1);
    const id = await stageImport(ctx, plan, act);
    const siteId = await siteNamed(portal, 'London');
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${await portal.accountId(upn)}`, { siteId });
    const summary = { action: 'accounts.imported', counts: {} } as const;
    await expect(publishImport(ctx, id, plan, summary, act)).rejects.toThrow(ImportOvertaken);
    const [after] = await ctx.store.db.select().from(accounts).where(eq(accounts.upn, upn));
    expect(after).toMatchObject({ siteId });
    expect(after?.location).not.toBe('Mine');

    // What a portal that ended here leaves lying goes by itself.
    expect(await staged()).toBe(1);
    await ctx.clock.advance(3601);
    await expect.poll(staged, { timeout: 10_000 }).toBe(0);
  });

  test('when the database refuses a row at the end, nothing of the import stays', async () => {
    const { db } = portal.ctx.store;
    await db.execute(
      sql`alter table audit add constraint full_up check (target <> 'half-399@contoso.example') not valid`,
    );
    expect((await upload(rowsOf('half', 400))).status).toBe(500);
    await db.execute(sql`alter table audit drop constraint full_up`);
    expect([await existing('half'), await staged()]).toEqual([0, 0]);
    expect((await upload(rowsOf('half', 400))).status).toBe(200);
  });
});
