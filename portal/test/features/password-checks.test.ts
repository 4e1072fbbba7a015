/** SECURITY: no password is guessed through the administrators' API, and nobody's wrong file keeps rooms out (CWE-307). */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, LockoutListSchema, SignInCsvReportSchema } from '@roomkey/shared/protocol/admin';
import { contosoRoomPassword } from '../../server/seed/contoso';
import { audit, failures } from '../../server/store/schema';
import { makeConsole } from '../oauth/console';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

const upn = (name: string) => `${name}@contoso.example`;
const wrong = 'not the password';

describe.each(STORES)('passwords that an administrator says accounts have, on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  async function check(names: readonly string[], password: string): Promise<string[]> {
    const accountIds = await Promise.all(names.map((name) => portal.accountId(upn(name))));
    const csv = ['UPN,Password', ...names.map((name) => `${upn(name)},${password}`)].join('\n');
    const { body } = await portal.api('POST', `${ADMIN_PATHS.otpBatches}/check-csv`, { accountIds, csv });
    return SignInCsvReportSchema.parse(body).problems.map(({ message }) => message);
  }
  async function supply(name: string, password: string) {
    const accountId = await portal.accountId(upn(name));
    return portal.api('POST', ADMIN_PATHS.otps, { accountId, password: { kind: 'supplied', password } });
  }
  const signIn = async (name: string, password: string) =>
    (await (await makeConsole(portal.url, { bound: false })).signIn(upn(name), password)).body;
  const countOf = async (name: string) => {
    const rows = await portal.ctx.store.db
      .select()
      .from(failures)
      .where(eq(failures.bucket, `password:${upn(name)}`));
    return rows[0]?.count ?? 0;
  };
  const not = 'This is not the account’s password.';
  const limited = 'Too many wrong passwords were tried for this account. Wait 15 minutes.';

  test('five wrong ones are looked at in 15 minutes, by file and one by one together; then not even the right one', async () => {
    for (let tries = 0; tries < 3; tries += 1) expect(await check(['sea-rainier'], wrong)).toEqual([not]);
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await supply('sea-rainier', wrong)).toMatchObject({ status: 422, body: { code: 'otp.passwordMismatch' } });
    }
    expect(await check(['sea-rainier'], contosoRoomPassword)).toEqual([limited]);
    const refused = await supply('sea-rainier', contosoRoomPassword);
    expect(refused).toMatchObject({ status: 429, body: { code: 'otp.passwordLimited' } });
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(await check(['sea-baker', 'sea-rainier'], contosoRoomPassword)).toEqual([limited]);
    await portal.ctx.clock.advance(901);
    expect(await check(['sea-rainier'], contosoRoomPassword)).toEqual([]);
    expect((await supply('sea-rainier', contosoRoomPassword)).status).toBe(200);
  });

  test('they never keep the room out: it has its other five, and both together have ten', async () => {
    for (let tries = 0; tries < 12; tries += 1) await check(['lon-thames'], wrong);
    expect(await countOf('lon-thames')).toBe(5);
    const { body } = await portal.api('GET', ADMIN_PATHS.lockouts);
    expect(LockoutListSchema.parse(body).items).toEqual([]);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await signIn('lon-thames', wrong)).toMatchObject({ directory_code: 'AADSTS50126' });
    }
    expect(await signIn('lon-thames', contosoRoomPassword)).toMatchObject({ directory_code: 'AADSTS50053' });
    await portal.ctx.clock.advance(901);
    expect(await signIn('lon-thames', contosoRoomPassword)).toMatchObject({ scope: 'room' });
  });

  test('right ones cost nothing and forget nothing; guesses made at once do not outrun the count', async () => {
    await signIn('lon-fleet', wrong);
    for (let tries = 0; tries < 8; tries += 1) expect(await check(['lon-fleet'], contosoRoomPassword)).toEqual([]);
    expect(await countOf('lon-fleet')).toBe(1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => check(['muc-isar', 'muc-wuerm'], wrong)));
    const messages = answers.flat();
    expect(messages.filter((message) => message === not)).toHaveLength(10);
    expect(messages.filter((message) => message === limited)).toHaveLength(30);
  });

  test('each wrong one and each file stand in the audit list, without any password', async () => {
    await check(['tyo-sumida'], wrong);
    const { db } = portal.ctx.store;
    const of = and(eq(audit.action, 'signInData.wrongPassword'), eq(audit.target, upn('tyo-sumida')));
    expect(await db.select().from(audit).where(of)).toMatchObject([{ actor: 'token:token-file', source: '127.0.0.1' }]);
    const files = await db.select().from(audit).where(eq(audit.action, 'signInData.checked')).orderBy(audit.id);
    expect(files.at(-1)).toMatchObject({ details: { rows: 1, right: 0, problems: 1 } });
    const all = JSON.stringify(await db.select().from(audit));
    expect(all.includes(wrong) || all.includes(contosoRoomPassword)).toBe(false);
  });
});
