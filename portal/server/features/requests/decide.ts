/**
 * Decisions about devices' requests: each made once, audited in the same transaction, then told to the waiting consoles.
 * One statement decides for many of them, so that a building full of consoles is one act.
 */
import { and, asc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import type { Outcome } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { RejectionReason } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { CHANNELS } from '../../store/channels';
import { accounts, deliveryCopies, requests } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudits } from '../audit/write-audit';
import { withinScope } from '../session/scope';
import { matchInSql } from './match-in-sql';

export type Verdict =
  | { readonly decision: 'approve'; readonly despiteMismatch: boolean; readonly automatic?: boolean }
  | { readonly decision: 'reject'; readonly reason: RejectionReason; readonly note: string | null };

/** Own: some 50 ms on PGlite, whose one connection waiting consoles need as well. */
const atOnce = 500;

/**
 * Decides what can be decided and says of the others why not: `deviceRequest.notFound`, `request.alreadyDecided`,
 * `request.cancelled`, `request.expired`, `request.deviceMismatch`. Outcomes come in the order of `ids`. In portions, each
 * decided, audited and told at once: where a later one fails, what was decided before stands and is said to be.
 */
export async function decideMany(
  ctx: PortalContext,
  ids: readonly string[],
  verdict: Verdict,
  act: Act,
): Promise<Outcome[]> {
  const problems = new Map<string, ProblemError>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const portion = ids.slice(start, start + atOnce);
    try {
      for (const [id, problem] of await decidePortion(ctx, portion, verdict, act)) problems.set(id, problem);
    } catch (error) {
      if (start === 0) throw error;
      ctx.log.error({ err: error }, 'deciding many stopped; the rest can be tried again');
      for (const id of ids.slice(start)) problems.set(id, new ProblemError('portal.unavailable'));
      break;
    }
    // Whoever waits for an answer meanwhile gets a turn.
    await setImmediate();
  }
  return ids.map((id) => {
    const problem = problems.get(id);
    if (problem === undefined) return { id, ok: true, code: null, title: null };
    return { id, ok: false, code: problem.code, title: [problem.message, problem.options.detail].join(' ').trim() };
  });
}

/** @returns why not, for those that could not be decided. */
async function decidePortion(
  ctx: PortalContext,
  ids: readonly string[],
  verdict: Verdict,
  act: Act,
): Promise<Map<string, ProblemError>> {
  const { decided, problems } = await ctx.store.transaction(async (tx) => {
    const rows = await decideIn(tx, ids, verdict, act);
    const done = new Set(rows.map(({ id }) => id));
    const open = ids.filter((id) => !done.has(id));
    return { decided: rows, problems: await whyNot(tx, open, act) };
  });
  ctx.changes.tell(['requests', 'accounts', 'otps'], [...new Set(decided.map(({ siteId }) => siteId))]);
  return problems;
}

/** Decides one request. Throws what `decideMany` says. */
export async function decideOne(ctx: PortalContext, id: string, verdict: Verdict, act: Act): Promise<void> {
  const decided = await ctx.store.transaction(async (tx) => {
    const rows = await decideIn(tx, [id], verdict, act);
    const problem = rows.length === 0 ? (await whyNot(tx, [id], act)).get(id) : undefined;
    if (problem !== undefined) throw problem;
    return rows;
  });
  ctx.changes.tell(
    ['requests', 'accounts', 'otps'],
    decided.map(({ siteId }) => siteId),
  );
}

type Decided = Pick<
  typeof requests.$inferSelect,
  'id' | 'requestId' | 'otpId' | 'userCode' | 'deviceMake' | 'deviceModel' | 'deviceSerial' | 'deviceSource'
> & { readonly siteId: string };

/**
 * Inside a transaction; gives back what was decided. Of two administrators who submit at once, the second waits for the
 * first and finds no pending row. An approved credential may be fetched for 24 h; a rejected one's sealed password goes.
 */
export async function decideIn(tx: Database, ids: readonly string[], verdict: Verdict, act: Act): Promise<Decided[]> {
  if (ids.length === 0) return [];
  const { id, requestId, otpId, userCode, deviceMake, deviceModel, deviceSerial, deviceSource } = requests;
  // Always in one order, so that two acts on the same many wait for each other and do not lock each other out.
  const locked = await tx
    .select({ id: requests.id })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(
      and(
        inArray(requests.id, [...ids]),
        eq(requests.status, 'pending'),
        gt(requests.expiresAt, act.at),
        withinScope(act.scope, accounts.siteId),
        mayBe(verdict),
      ),
    )
    .orderBy(asc(requests.id))
    .for('update', { of: requests });
  if (locked.length === 0) return [];
  const rows = await tx
    .update(requests)
    .set({ ...changeOf(verdict, act), decidedAt: act.at, decidedBy: act.actor })
    .from(accounts)
    .where(
      and(
        eq(accounts.id, requests.accountId),
        inArray(
          requests.id,
          locked.map((row) => row.id),
        ),
      ),
    )
    .returning({
      ...{ id, requestId, otpId, userCode, deviceMake, deviceModel, deviceSerial, deviceSource },
      siteId: accounts.siteId,
    });
  if (verdict.decision === 'reject') {
    const ended = rows.map((row) => row.otpId);
    await tx.delete(deliveryCopies).where(inArray(deliveryCopies.otpId, ended));
  }
  await writeAudits(
    tx,
    rows.map((row) => {
      const { at, actor, source } = act;
      return { at, actor, source, action: actionOf(verdict), target: row.requestId, details: detailsOf(row, verdict) };
    }),
  );
  const decided = rows.map((row) => row.id);
  await wakeConsoles(tx, decided);
  return rows;
}

/** At the commit. */
export async function wakeConsoles(tx: Database, ids: readonly string[]): Promise<void> {
  await tx.execute(
    sql`select pg_notify(${CHANNELS.requestDecided}, ${requests.id}::text) from ${requests} where ${inArray(requests.id, [...ids])}`,
  );
}

/** SECURITY: answers a leaked OTP entered on another device: what is not the expected one is approved by who says so only. */
function mayBe(verdict: Verdict): SQL | undefined {
  if (verdict.decision === 'reject' || verdict.despiteMismatch) return undefined;
  return sql`${matchInSql} in ('none', 'match')`;
}

function changeOf(verdict: Verdict, act: Act): Partial<typeof requests.$inferInsert> {
  if (verdict.decision === 'reject') {
    return { status: 'rejected', rejectionReason: verdict.reason, rejectionNote: verdict.note };
  }
  return { status: 'approved', expiresAt: new Date(act.at.getTime() + LIMITS.deliveryHours * 3_600_000) };
}

function actionOf(verdict: Verdict) {
  if (verdict.decision === 'reject') return 'request.rejected';
  return verdict.automatic === true ? 'request.autoApproved' : 'request.approved';
}

function detailsOf(row: Decided, verdict: Verdict): Record<string, unknown> {
  const { deviceMake: make, deviceModel: model, deviceSerial: serial, deviceSource: source, userCode } = row;
  const device = { make, model, serial, source, userCode };
  if (verdict.decision === 'approve') return { ...device, despiteMismatch: verdict.despiteMismatch };
  return { ...device, reason: verdict.reason, note: verdict.note };
}

async function whyNot(tx: Database, ids: readonly string[], act: Act): Promise<Map<string, ProblemError>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ request: requests })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(inArray(requests.id, [...ids]), withinScope(act.scope, accounts.siteId)));
  const found = new Map(rows.map(({ request }) => [request.id, request]));
  return new Map(ids.map((id) => [id, problemOf(found.get(id), act.at)]));
}

/** Why a request cannot be decided. */
function problemOf(row: typeof requests.$inferSelect | undefined, now: Date): ProblemError {
  if (row === undefined) return new ProblemError('deviceRequest.notFound');
  if (row.status === 'cancelled') return new ProblemError('request.cancelled');
  if (row.decidedAt !== null) {
    const what = row.status === 'rejected' ? 'Rejected' : 'Approved';
    return new ProblemError('request.alreadyDecided', { detail: `${what} by ${row.decidedBy ?? ''}.` });
  }
  if (row.status === 'pending' && row.expiresAt > now) return new ProblemError('request.deviceMismatch');
  return new ProblemError('request.expired');
}
