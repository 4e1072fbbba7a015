import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import {
  ADMIN_PATHS,
  GeneratedOtpSchema,
  HandOverSheetsSchema,
  OtpBatchSchema,
  SignInCsvReportSchema,
  type OtpBatch,
} from '@roomkey/shared/protocol/admin';
import { hasValidCheckDigit } from '@roomkey/shared/protocol/otp';
import type { Act } from '../../server/features/audit/act';
import { BatchRunner } from '../../server/features/otp-batches/batch-runner';
import { createBatch } from '../../server/features/otp-batches/create-batch';
import { contosoRoomPassword } from '../../server/seed/contoso';
import { otpBatchItems } from '../../server/store/schema';
import { addUser } from '../admin-users';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

const upn = (name: string) => `${name}@contoso.example`;

/** Asks until the run has ended, as the page does. */
async function finished(portal: TestPortal, id: string): Promise<OtpBatch> {
  const read = async () => OtpBatchSchema.parse((await portal.api('GET', `${ADMIN_PATHS.otpBatches}/${id}`)).body);
  await expect.poll(read, { timeout: 20_000 }).toMatchObject({ status: 'done' });
  return read();
}

describe.each(STORES)('generating for many on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  const ids = (names: readonly string[]) => Promise.all(names.map((name) => portal.accountId(upn(name))));
  async function run(names: readonly string[], password: unknown = { kind: 'generate' }): Promise<OtpBatch> {
    const answer = await portal.api('POST', ADMIN_PATHS.otpBatches, { accountIds: await ids(names), password });
    expect(answer.status).toBe(202);
    return finished(portal, OtpBatchSchema.parse(answer.body).id);
  }
  const download = async (id: string, withPasswords: boolean) =>
    portal.api('POST', `${ADMIN_PATHS.otpBatches}/${id}/download`, { withPasswords });

  test('one account’s obstacle fails that account alone, and can be retried when it is gone', async () => {
    const batch = await run(['sea-rainier', 'sea-baker', 'sea-shuksan', 'sea-stuart']);
    expect(batch).toMatchObject({ total: 4, generated: 2, failed: 2, password: 'generate' });
    expect(batch.items[2]).toMatchObject({
      upn: upn('sea-shuksan'),
      status: 'failed',
      code: 'account.notEligible',
      facts: ['licence.missing'],
    });
    const [shuksan] = await ids(['sea-shuksan']);
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${shuksan ?? ''}`, { licence: 'Teams Rooms Pro' });
    expect((await portal.api('POST', `${ADMIN_PATHS.otpBatches}/${batch.id}/retry`)).status).toBe(200);
    expect(await finished(portal, batch.id)).toMatchObject({ generated: 3, failed: 1 });

    const plain = String((await download(batch.id, false)).body);
    const [header, ...rows] = plain.replace('\uFEFF', '').trim().split('\r\n');
    expect(header).toBe('UPN,Display name,Site,OTP,Expires (UTC)');
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(hasValidCheckDigit((row.split(',')[3] ?? '').replaceAll(' ', ''))).toBe(true);
    const full = await download(batch.id, true);
    const password = String(full.body).trim().split('\r\n')[1]?.split(',')[5] ?? '';
    expect(password.length).toBe(20);
    expect(/^[A-Za-z]/.test(password), 'no spreadsheet takes a generated password for a formula').toBe(true);
    expect(full.headers.get('cache-control')).toBe('no-store');

    await portal.ctx.clock.advance(3601);
    expect(await download(batch.id, true)).toMatchObject({ status: 410, body: { code: 'batch.passwordsGone' } });
    const { db } = portal.ctx.store;
    const sealed = async () => {
      const kept = await db.select().from(otpBatchItems).where(eq(otpBatchItems.batchId, batch.id));
      return kept.filter(({ sealedPassword }) => sealedPassword !== null).length;
    };
    await expect.poll(sealed, { timeout: 10_000 }).toBe(0);
  });

  // SECURITY: passwords do not stay open because somebody tries again and again (CWE-613).
  test('each password has its own hour, whatever is tried again meanwhile', async () => {
    const [first, late] = ['sea-olympus', 'sao-pinheiros'];
    const lateId = await portal.accountId(upn(late));
    const licence = (value: string) => portal.api('PATCH', `${ADMIN_PATHS.accounts}/${lateId}`, { licence: value });
    await licence('none');
    const batch = await run([first, late]);
    expect(batch).toMatchObject({ generated: 1, failed: 1 });
    const retry = async () => {
      expect((await portal.api('POST', `${ADMIN_PATHS.otpBatches}/${batch.id}/retry`)).status).toBe(200);
      return finished(portal, batch.id);
    };
    const upns = async (withPasswords: boolean) => {
      const { status, body } = await download(batch.id, withPasswords);
      const rows = status === 200 ? String(body).trim().split('\r\n').slice(1) : [];
      return [status, ...rows.map((row) => row.split(',')[0])];
    };
    for (let minutes = 0; minutes < 50; minutes += 25) {
      await portal.ctx.clock.advance(25 * 60);
      await retry();
    }
    await licence('Teams Rooms Pro');
    const { passwordsUntil } = await retry();
    expect(Date.parse(passwordsUntil ?? '') - portal.ctx.clock.now().getTime()).toBeGreaterThan(59 * 60_000);
    expect(await upns(true)).toEqual([200, upn(first), upn(late)]);
    await portal.ctx.clock.advance(11 * 60);
    expect(await upns(true)).toEqual([200, upn(late)]);
    expect(await upns(false)).toEqual([200, upn(first), upn(late)]);
    await portal.ctx.clock.advance(50 * 60);
    expect(await download(batch.id, true)).toMatchObject({ status: 410, body: { code: 'batch.passwordsGone' } });
    expect(await retry()).toMatchObject({ passwordsUntil: null });
    expect(await upns(true)).toEqual([410]);
    expect(await upns(false)).toEqual([200, upn(first), upn(late)]);
  });

  test('an uploaded password is kept for one hour from its upload, used or not', async () => {
    const [ready, late] = ['muc-amper', 'sao-tiete'];
    const lateId = await portal.accountId(upn(late));
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${lateId}`, { licence: 'none' });
    const csv = ['UPN,Password', ...[ready, late].map((name) => `${upn(name)},${contosoRoomPassword}`)].join('\n');
    const batch = await run([ready, late], { kind: 'csv', csv });
    expect(batch).toMatchObject({ generated: 1, failed: 1 });
    await portal.ctx.clock.advance(55 * 60);
    await portal.api('POST', `${ADMIN_PATHS.otpBatches}/${batch.id}/retry`);
    expect((await finished(portal, batch.id)).passwordsUntil).toBe(
      new Date(Date.parse(batch.createdAt) + 3_600_000).toISOString(),
    );
    await portal.ctx.clock.advance(6 * 60);
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${lateId}`, { licence: 'Teams Rooms Pro' });
    await portal.api('POST', `${ADMIN_PATHS.otpBatches}/${batch.id}/retry`);
    expect((await finished(portal, batch.id)).items).toMatchObject([
      { status: 'generated' },
      {
        status: 'failed',
        code: 'batch.uploadGone',
        title: 'Uploaded passwords are kept for one hour only. Upload the file again.',
      },
    ]);
  });

  test('uploaded passwords stay; a file with any fault is refused whole, by line', async () => {
    const names = ['lon-thames', 'lon-fleet'];
    const accountIds = await ids(names);
    const bad = [
      'UPN;Password',
      `${upn('lon-thames')};not the password`,
      '',
      `${upn('lon-thames').toUpperCase()};${contosoRoomPassword}`,
      `someone@elsewhere.example;x`,
      `${upn('sea-adams')};${contosoRoomPassword}`,
    ].join('\r\n');
    const checked = await portal.api('POST', `${ADMIN_PATHS.otpBatches}/check-csv`, {
      accountIds,
      csv: `\uFEFF${bad}`,
    });
    const { problems, problemCount, rows } = SignInCsvReportSchema.parse(checked.body);
    expect(rows).toBe(4);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Password'],
      [4, 'UPN'],
      [5, 'UPN'],
      [6, 'UPN'],
      [null, 'UPN'],
    ]);
    expect(problemCount).toBe(5);
    const refused = await portal.api('POST', ADMIN_PATHS.otpBatches, {
      accountIds,
      password: { kind: 'csv', csv: bad },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'csv.invalid' } });
    expect(JSON.stringify(refused.body)).toContain('Line 2');

    const csv = ['"UPN","Password"', ...names.map((name) => `"${upn(name)}","${contosoRoomPassword}"`)].join('\n');
    const batch = await run(names, { kind: 'csv', csv });
    expect(batch).toMatchObject({ generated: 2, failed: 0, password: 'csv' });
    expect(String((await download(batch.id, true)).body).split(contosoRoomPassword)).toHaveLength(3);
  });

  const begin = async (names: readonly string[]) => {
    const act: Act = { at: portal.ctx.clock.now(), actor: 'test', source: null, scope: 'all' };
    const id = await createBatch(portal.ctx, { accountIds: await ids(names), password: { kind: 'generate' } }, act);
    return { id, act };
  };
  const look = async (id: string) => (await portal.api('GET', `${ADMIN_PATHS.otpBatches}/${id}`)).body;
  const retry = (id: string) => portal.api('POST', `${ADMIN_PATHS.otpBatches}/${id}/retry`);

  test('a run whose process was killed is at work until its lease ends; then it goes on when retried', async () => {
    const { id } = await begin(['muc-isar']);
    expect(await look(id)).toMatchObject({ status: 'running', generated: 0, passwordsUntil: null });
    expect(await retry(id)).toMatchObject({ status: 409, body: { code: 'batch.running' } });
    expect(await download(id, true)).toMatchObject({ status: 409, body: { code: 'batch.running' } });
    await portal.ctx.clock.advance(31);
    expect(await look(id)).toMatchObject({ status: 'interrupted', generated: 0 });
    expect((await retry(id)).status).toBe(200);
    expect(await finished(portal, id)).toMatchObject({ generated: 1, failed: 0 });
  });

  test('a portal that stops gives its lease back, so that the run can be retried at once', async () => {
    const { id, act } = await begin(['muc-wuerm']);
    const runner = new BatchRunner(portal.ctx);
    runner.start(id, act);
    await runner.close();
    expect(await look(id)).toMatchObject({ status: 'interrupted', generated: 0 });
    expect((await retry(id)).status).toBe(200);
    expect(await finished(portal, id)).toMatchObject({ generated: 1, failed: 0 });
  });

  test('two processes on one run, as after a stall longer than the lease, do not spoil each other’s results', async () => {
    const { id, act } = await begin(['tyo-sumida', 'tyo-arakawa', 'tyo-tama']);
    const runners = [new BatchRunner(portal.ctx), new BatchRunner(portal.ctx)];
    for (const runner of runners) runner.start(id, act);
    expect(await finished(portal, id)).toMatchObject({ generated: 3, failed: 0 });
  });

  test('a Site Lead’s run stays within the lead’s sites and out of other leads’ sight', async () => {
    const lead = await addUser(portal, 'lead-munich', 'Site Lead', ['München']);
    const other = await addUser(portal, 'lead-london', 'Site Lead', ['London']);
    const accountIds = await ids(['sea-adams']);
    const body = { accountIds, password: { kind: 'generate' } };
    const { id } = OtpBatchSchema.parse((await lead.api('POST', ADMIN_PATHS.otpBatches, body)).body);
    await finished(portal, id);
    const seen = await lead.api('GET', `${ADMIN_PATHS.otpBatches}/${id}`);
    expect(seen).toMatchObject({ body: { items: [{ code: 'account.notFound', upn: '', displayName: '', site: '' }] } });
    for (const [method, path, sent] of [
      ['GET', '', undefined],
      ['POST', '/retry', undefined],
      ['POST', '/download', { withPasswords: false }],
    ] as const) {
      const refused = await other.api(method, `${ADMIN_PATHS.otpBatches}/${id}${path}`, sent);
      expect(refused, path).toMatchObject({ status: 404, body: { code: 'batch.notFound' } });
    }
    const csv = `UPN,Password\n${upn('sea-adams')},x\n`;
    const checked = await lead.api('POST', `${ADMIN_PATHS.otpBatches}/check-csv`, { accountIds, csv });
    expect(checked).toMatchObject({ body: { problems: [{ line: 2, message: 'There is no such resource account.' }] } });
  });
});

describe('handing over', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal('postgres');
  });
  afterAll(() => portal.dispose());

  test('sheets hold what the room needs; who printed, revealed or downloaded stands with the OTP', async () => {
    const made = await portal.generateOtp(upn('sea-olympus'));
    const gone = await portal.generateOtp(upn('sea-adams'));
    await portal.api('POST', `${ADMIN_PATHS.otps}/${gone.id}/revoke`);
    const lead = await addUser(portal, 'lead-london', 'Site Lead', ['London']);
    const other = await lead.api('POST', ADMIN_PATHS.handOver, { otpIds: [made.id] });
    expect(other).toMatchObject({
      status: 200,
      body: { sheets: [], left: [{ code: 'otp.notFound', displayName: null }] },
    });

    const printed = await portal.api('POST', ADMIN_PATHS.handOver, { otpIds: [made.id, gone.id] });
    const { sheets, left, portalUrl, qrText, fingerprint } = HandOverSheetsSchema.parse(printed.body);
    expect([portalUrl, qrText, fingerprint]).toEqual([portal.url, `RKP1:${portal.url}`, null]);
    expect(sheets).toMatchObject([
      { displayName: 'Olympus', site: 'Seattle', location: 'Building 1, Floor 2, Room 210' },
    ]);
    expect(sheets[0]?.qrText === `RK1:${made.otp}`).toBe(true);
    expect(left).toMatchObject([{ otpId: gone.id, displayName: 'Adams', code: 'otp.notActive' }]);
    await portal.api('POST', `${ADMIN_PATHS.otps}/${made.id}/reveal`);
    const { body } = await portal.api('GET', `${ADMIN_PATHS.otps}/${made.id}`);
    expect(body).toMatchObject({ accesses: [{ how: 'revealed', actor: 'token:token-file' }, { how: 'printed' }] });
  });

  test('a regenerated OTP ends the one before it and delivers the same password', async () => {
    const first = await portal.generateOtp(upn('tyo-sumida'));
    const answer = await portal.api('POST', `${ADMIN_PATHS.otps}/${first.id}/regenerate`);
    expect(answer.status).toBe(200);
    const second = GeneratedOtpSchema.parse(answer.body);
    expect(second.otp === first.otp).toBe(false);
    expect(await portal.api('GET', `${ADMIN_PATHS.otps}/${first.id}`)).toMatchObject({ body: { status: 'revoked' } });
    expect(await portal.api('GET', `${ADMIN_PATHS.otps}/${second.id}`)).toMatchObject({ body: { canReveal: true } });
    const again = await portal.api('POST', `${ADMIN_PATHS.otps}/${first.id}/regenerate`);
    expect(again).toMatchObject({ status: 409, body: { code: 'otp.notActive' } });
  });
});
