/** Two administrators, or an administrator and a console, act on the same request at the very same moment. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, CreatedApiTokenSchema, OutcomesSchema, ProblemSchema } from '@roomkey/shared/protocol/admin';
import { audit } from '../../server/store/schema';
import { makeConsole, text } from '../oauth/console';
import { findRequest, otpFor } from '../oauth/admin';
import { call, startTestPortal, type Answer, type TestPortal } from '../test-portal';

const ROUNDS = 8;
const approval = { decision: 'approve' };
const rejection = { decision: 'reject', reason: 'Wrong room' };
const people = ['ada', 'ben'] as const;

interface Verdict {
  readonly who: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly said: string;
}

describe.each(['pglite', 'two portals on one postgres'] as const)('at the same moment, on %s', (home) => {
  let portals: [TestPortal, TestPortal];
  const tokens = new Map<string, string>();
  let used = 0;

  beforeAll(async () => {
    const isOne = home === 'pglite';
    const first = await startTestPortal(isOne ? 'pglite' : 'postgres');
    const { databaseUrl, keysPath } = first.config;
    const second = isOne ? first : await startTestPortal('postgres', { databaseUrl, keysPath, seed: null });
    portals = [first, second];
    for (const name of people) {
      const wish = { name, role: 'Teams Rooms Pro Manager', validDays: 1 };
      const { body } = await first.api('POST', ADMIN_PATHS.apiTokens, wish);
      tokens.set(name, CreatedApiTokenSchema.parse(body).token);
    }
    const rows = Array.from(
      { length: 160 },
      (_, n) => `race-${String(n)}@contoso.example,Race,Seattle,x,Teams Rooms Pro`,
    );
    const csv = ['UPN,Display name,Site,Location,Licence', ...rows].join('\n');
    const added = await first.api('POST', `${ADMIN_PATHS.accounts}/import`, { csv, dryRun: false });
    expect(added).toMatchObject({ status: 200, body: { created: 160 } });
  });
  afterAll(async () => {
    if (portals[1] !== portals[0]) await portals[1].dispose();
    await portals[0].dispose();
  });

  const portalOf = (who: (typeof people)[number]) => portals[people.indexOf(who)] ?? portals[0];
  const act = (who: (typeof people)[number], path: string, body: unknown): Promise<Answer> =>
    call(portalOf(who).url + path, 'POST', body, { authorization: `Bearer ${tokens.get(who) ?? ''}` });
  async function one(who: (typeof people)[number], id: string, what: string, body: unknown): Promise<Verdict> {
    const answer = await act(who, `${ADMIN_PATHS.requests}/${id}/${what}`, body);
    if (answer.status === 200) return { who, ok: true, code: null, said: '' };
    const { code, detail = '' } = ProblemSchema.parse(answer.body);
    return { who, ok: false, code, said: detail };
  }
  async function many(who: (typeof people)[number], ids: readonly string[], decision: unknown) {
    const answer = await act(who, `${ADMIN_PATHS.requests}/decisions`, { ids, decision });
    expect(answer.status).toBe(200);
    const { results } = OutcomesSchema.parse(answer.body);
    return new Map(results.map(({ id, ok, code, title }) => [id, { who, ok, code, said: title ?? '' }]));
  }

  /** A console that waits, on the portal that the second administrator does not use. */
  async function waiting() {
    const upn = `race-${String(used)}@contoso.example`;
    used += 1;
    const console = await makeConsole(portals[0].url);
    const { otp, id: otpId } = await otpFor(portals[0], upn);
    const answer = await console.authorize(otp);
    const { id, requestId } = await findRequest(portals[0], text(answer, 'request_id'));
    const deviceCode = text(answer, 'device_code');
    return { id, requestId, otpId, deviceCode, console, poll: () => console.poll(deviceCode, 1) };
  }
  type Waiting = Awaited<ReturnType<typeof waiting>>;
  const each = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make));
  const audited = async (requestId: string) => {
    const rows = await portals[0].ctx.store.db
      .select()
      .from(audit)
      .where(eq(audit.target, requestId))
      .orderBy(audit.id);
    return rows
      .map(({ action }) => action.replace('request.', ''))
      .filter((action) => /^(approved|rejected|cancelled|approvalRevoked)$/.test(action));
  };
  /** The console asks twice: what it is told does not change. */
  async function hears({ poll }: Waiting): Promise<string> {
    const told = (await each(2, poll)).map(({ status, body }) =>
      status === 200 ? 'approved' : body['cancelled'] === true ? 'cancelled' : String(body['error']),
    );
    expect(new Set(told).size).toBe(1);
    return told[0] ?? '';
  }
  /** One of them wins; the other is told by whom and what it was. */
  async function oneWins(request: Waiting, verdicts: readonly Verdict[], what: (winner: Verdict) => string) {
    const winners = verdicts.filter(({ ok }) => ok);
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    if (winner === undefined) return;
    for (const loser of verdicts.filter(({ ok }) => !ok)) {
      expect(loser.code).toBe('request.alreadyDecided');
      expect(loser.said).toMatch(
        new RegExp(`${what(winner) === 'approved' ? 'Approved' : 'Rejected'} by token:${winner.who}\\.`),
      );
    }
    expect(await audited(request.requestId)).toEqual([what(winner)]);
    expect(await hears(request)).toBe(what(winner) === 'approved' ? 'approved' : 'access_denied');
  }

  test('approve and approve', async () => {
    for (const request of await each(ROUNDS, waiting)) {
      const verdicts = await Promise.all(people.map((who) => one(who, request.id, 'decision', approval)));
      await oneWins(request, verdicts, () => 'approved');
    }
  });

  test('approve and reject', async () => {
    for (const request of await each(ROUNDS, waiting)) {
      const verdicts = await Promise.all([
        one('ada', request.id, 'decision', approval),
        one('ben', request.id, 'decision', rejection),
      ]);
      await oneWins(request, verdicts, ({ who }) => (who === 'ada' ? 'approved' : 'rejected'));
    }
  });

  test('one of many and that one alone', async () => {
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const requests = await each(3, waiting);
      const [first] = requests;
      if (first === undefined) throw new Error('no request');
      const [bulk, single] = await Promise.all([
        many(
          'ada',
          requests.map(({ id }) => id),
          approval,
        ),
        one('ben', first.id, 'decision', rejection),
      ]);
      const ofFirst = bulk.get(first.id);
      if (ofFirst === undefined) throw new Error('no outcome');
      await oneWins(first, [ofFirst, single], ({ who }) => (who === 'ada' ? 'approved' : 'rejected'));
      for (const other of requests.slice(1)) expect(bulk.get(other.id)?.ok).toBe(true);
    }
  });

  test('many and many that overlap, in opposite orders', async () => {
    for (let round = 0; round < 3; round += 1) {
      const requests = await each(12, waiting);
      const ids = requests.map(({ id }) => id);
      const [bySome, byOthers] = await Promise.all([
        many('ada', ids.slice(0, 9), approval),
        many('ben', [...ids].reverse().slice(0, 9), rejection),
      ]);
      for (const request of requests) {
        const verdicts = [bySome.get(request.id), byOthers.get(request.id)].filter((one) => one !== undefined);
        await oneWins(request, verdicts, ({ who }) => (who === 'ada' ? 'approved' : 'rejected'));
      }
    }
  });

  test('taking an approval back, twice, while the other approves', async () => {
    for (const request of await each(ROUNDS, waiting)) {
      const [approved, ...taken] = await Promise.all([
        one('ada', request.id, 'decision', approval),
        ...people.map((who) => one(who, request.id, 'revoke', { reason: 'Other' })),
      ]);
      expect(approved.ok).toBe(true);
      const back = taken.filter(({ ok }) => ok).length;
      expect(back).toBeLessThanOrEqual(1);
      for (const { ok, code } of taken) if (!ok) expect(code).toBe('request.notApproved');
      expect(await audited(request.requestId)).toEqual(back === 0 ? ['approved'] : ['approved', 'approvalRevoked']);
      expect(await hears(request)).toBe(back === 0 ? 'approved' : 'access_denied');
    }
  });

  test('taking an approval back while the console says that it is stored', async () => {
    for (const request of await each(ROUNDS, waiting)) {
      await one('ada', request.id, 'decision', approval);
      const token = text(await request.poll(), 'access_token');
      expect((await request.console.fetchCredential(token)).status).toBe(200);
      const [receipt, taken] = await Promise.all([
        request.console.sendReceipt(token, 'stored'),
        one('ben', request.id, 'revoke', { reason: 'Other' }),
      ]);
      expect([receipt.status, taken.ok]).toEqual(taken.ok ? [410, true] : [200, false]);
      expect(await audited(request.requestId)).toEqual(taken.ok ? ['approved', 'approvalRevoked'] : ['approved']);
    }
  });

  test('revoking the one-time password while a device enters it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { otp, id } = await otpFor(portals[0], `race-${String((used += 1) - 1)}@contoso.example`);
      const console = await makeConsole(portals[0].url);
      const [entered, revoked] = await Promise.all([
        console.authorize(otp),
        act('ben', `${ADMIN_PATHS.otps}/${id}/revoke`, undefined),
      ]);
      if (revoked.status === 204) expect(entered).toMatchObject({ status: 400, body: { otp_status: 'revoked' } });
      else expect([revoked, entered.status]).toMatchObject([{ status: 409, body: { code: 'otp.notActive' } }, 200]);
    }
  });

  test('the console cancels while an administrator approves', async () => {
    for (const request of await each(ROUNDS, waiting)) {
      const [cancelled, approved] = await Promise.all([
        request.console.cancel(request.deviceCode),
        one('ben', request.id, 'decision', approval),
      ]);
      // An approval that was not delivered is cancelled too; one that comes later is refused.
      expect(cancelled.body).toMatchObject({ request_status: 'cancelled' });
      if (!approved.ok) expect(approved.code).toBe('request.cancelled');
      expect(await audited(request.requestId)).toEqual(approved.ok ? ['approved', 'cancelled'] : ['cancelled']);
      expect(await hears(request)).toBe('cancelled');
    }
  });
});
