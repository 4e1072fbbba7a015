import { count, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, GeneratedOtpSchema } from '@roomkey/shared/protocol/admin';
import { hasValidCheckDigit } from '@roomkey/shared/protocol/otp';
import { signIn } from '../../server/directory/directory';
import { generateOtp } from '../../server/features/otps/generate-otp';
import { contosoRoomPassword } from '../../server/seed/contoso';
import { accounts, audit, deliveryCopies, otpDisplays, otps } from '../../server/store/schema';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

describe.each(STORES)('one-time passwords on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());
  const generate = async (name: string, more: object = {}) =>
    portal.api('POST', ADMIN_PATHS.otps, { accountId: await portal.accountId(`${name}@contoso.example`), ...more });
  const auditOf = async (action: string) =>
    (await portal.ctx.store.db.select().from(audit)).filter((row) => row.action === action).length;
  const rowsOf = async (id: string) => {
    const { db } = portal.ctx.store;
    const [display] = await db.select({ n: count() }).from(otpDisplays).where(eq(otpDisplays.otpId, id));
    const [copy] = await db.select({ n: count() }).from(deliveryCopies).where(eq(deliveryCopies.otpId, id));
    return { displays: display?.n, copies: copy?.n };
  };

  test('is well formed, valid for the set time, and nowhere in the database in clear', async () => {
    const answer = await generate('sea-rainier');
    expect(answer.status).toBe(200);
    const made = GeneratedOtpSchema.parse(answer.body);
    expect(made.otp).toMatch(/^\d{16}$/);
    expect(hasValidCheckDigit(made.otp)).toBe(true);
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(8 * 3_600_000);
    const { db } = portal.ctx.store;
    const all = JSON.stringify([
      await db.select().from(otps),
      await db.select().from(otpDisplays),
      await db.select().from(audit),
    ]);
    expect(all).not.toContain(made.otp);
  });

  test('resets the password by default, keeps a supplied one that is right, and refuses a wrong one', async () => {
    const upn = 'sea-baker@contoso.example';
    const supplied = { password: { kind: 'supplied', password: contosoRoomPassword } };
    expect(await generate('sea-baker', { password: { kind: 'supplied', password: 'not this one' } })).toMatchObject({
      status: 422,
      body: { code: 'otp.passwordMismatch' },
    });
    const kept = GeneratedOtpSchema.parse((await generate('sea-baker', supplied)).body);
    expect(await signIn(portal.ctx, { upn, password: contosoRoomPassword })).toMatchObject({ ok: true });
    await portal.api('POST', `${ADMIN_PATHS.otps}/${kept.id}/revoke`);
    expect((await generate('sea-baker')).status).toBe(200);
    expect(await signIn(portal.ctx, { upn, password: contosoRoomPassword })).toMatchObject({ ok: false });
  });

  test('is refused to accounts that are not ready, with the facts; and to unknown ones', async () => {
    expect(await generate('sea-shuksan')).toMatchObject({
      status: 409,
      body: { code: 'account.notEligible', errors: [{ path: 'accountId', message: 'licence.missing' }] },
    });
    expect(await portal.api('POST', ADMIN_PATHS.otps, { accountId: crypto.randomUUID() })).toMatchObject({
      status: 404,
    });
  });

  test('of many generated at once for one account, exactly one exists', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => generate('sea-adams')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    const accountId = await portal.accountId('sea-adams@contoso.example');
    const [row] = await portal.ctx.store.db.select({ n: count() }).from(otps).where(eq(otps.accountId, accountId));
    expect(row?.n).toBe(1);
  });

  test('can be looked at, shown again with an audit row, and revoked once; then nothing of it is left to show', async () => {
    const made = await portal.generateOtp('sea-olympus@contoso.example');
    const path = `${ADMIN_PATHS.otps}/${made.id}`;
    expect(await portal.api('GET', path)).toMatchObject({
      body: { status: 'active', canReveal: true, createdBy: 'token:token-file' },
    });
    const before = await auditOf('otp.revealed');
    expect(await portal.api('POST', `${path}/reveal`)).toMatchObject({ status: 200, body: { otp: made.otp } });
    expect(await auditOf('otp.revealed')).toBe(before + 1);
    expect(await portal.api('POST', `${path}/revoke`)).toMatchObject({ status: 204 });
    expect(await portal.api('POST', `${path}/revoke`)).toMatchObject({ status: 409, body: { code: 'otp.notActive' } });
    expect(await portal.api('POST', `${path}/reveal`)).toMatchObject({ status: 409, body: { code: 'otp.notActive' } });
    expect(await portal.api('GET', path)).toMatchObject({ body: { status: 'revoked', canReveal: false } });
    expect(await rowsOf(made.id)).toEqual({ displays: 0, copies: 0 });
  });

  test('expires by the clock even if nothing tidied, and then the account may have another that keeps the password', async () => {
    const upn = 'lon-thames@contoso.example';
    const first = GeneratedOtpSchema.parse((await generate('lon-thames', { validityHours: 1 })).body);
    const accountId = await portal.accountId(upn);
    const [before] = await portal.ctx.store.db.select().from(accounts).where(eq(accounts.id, accountId));
    await portal.ctx.clock.advance(3_601);
    expect(await portal.api('GET', `${ADMIN_PATHS.otps}/${first.id}`)).toMatchObject({ body: { status: 'expired' } });
    expect(await portal.api('POST', `${ADMIN_PATHS.otps}/${first.id}/reveal`)).toMatchObject({ status: 409 });
    expect(await portal.api('GET', `${ADMIN_PATHS.accounts}/${accountId}`)).toMatchObject({
      body: { provisioning: 'Expired' },
    });

    const second = GeneratedOtpSchema.parse((await generate('lon-thames', { password: { kind: 'keep' } })).body);
    const [after] = await portal.ctx.store.db.select().from(accounts).where(eq(accounts.id, accountId));
    expect(after?.passwordHash).toBe(before?.passwordHash);
    expect([await rowsOf(first.id), await rowsOf(second.id)]).toEqual([
      { displays: 0, copies: 0 },
      { displays: 1, copies: 1 },
    ]);
  });

  test('keeping a password needs one that the portal holds', async () => {
    expect(await generate('lon-fleet', { password: { kind: 'keep' } })).toMatchObject({
      status: 409,
      body: { code: 'otp.nothingToKeep' },
    });
  });

  test.each([[0], [337], [1.5], ['8']])('validity of %s hours is refused', async (validityHours) => {
    expect(await generate('lon-fleet', { validityHours })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  test('exists only together with its audit row', async () => {
    const { db } = portal.ctx.store;
    const accountId = await portal.accountId('lon-tyburn@contoso.example');
    await db.execute(sql`alter table audit add constraint full_up check (false) not valid`);
    const act = { at: portal.ctx.clock.now(), actor: 'somebody', source: null, scope: 'all' } as const;
    await expect(generateOtp(portal.ctx, { accountId, password: { kind: 'generate' } }, act)).rejects.toThrow();
    await db.execute(sql`alter table audit drop constraint full_up`);
    const [row] = await db.select({ n: count() }).from(otps).where(eq(otps.accountId, accountId));
    expect(row?.n).toBe(0);
    expect(
      await signIn(portal.ctx, { upn: 'lon-tyburn@contoso.example', password: contosoRoomPassword }),
    ).toMatchObject({ ok: true });
  });
});
