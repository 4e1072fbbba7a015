/** How far a run of the wizard is, and what became of each account. */
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { OtpBatch } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { isProblemCode, ProblemError, titleOf } from '../../http/problems';
import { accounts, otpBatches, otpBatchItems, otps, sites } from '../../store/schema';
import type { Act } from '../audit/act';
import { isWithinScope } from '../session/scope';
import { passwordEnd, passwordGotAt } from './password-hour';

const Facts = z.array(z.string());

/** SECURITY: seen by who made it and by who sees every site; anybody else does not find it. Throws `batch.notFound`. */
export async function readBatch(ctx: PortalContext, id: string, act: Act): Promise<OtpBatch> {
  const { db } = ctx.store;
  const [batch] = await db.select().from(otpBatches).where(eq(otpBatches.id, id));
  if (batch === undefined || (act.scope !== 'all' && batch.createdBy !== act.actor)) {
    throw new ProblemError('batch.notFound');
  }
  const rows = await db
    .select({ item: otpBatchItems, account: accounts, site: sites.name, otp: otps })
    .from(otpBatchItems)
    .leftJoin(accounts, eq(accounts.id, otpBatchItems.accountId))
    .leftJoin(sites, eq(sites.id, accounts.siteId))
    .leftJoin(otps, eq(otps.id, otpBatchItems.otpId))
    .where(eq(otpBatchItems.batchId, id))
    .orderBy(asc(otpBatchItems.position));
  const now = ctx.clock.now();
  const running = batch.finishedAt === null && batch.leasedUntil !== null && batch.leasedUntil > now;
  const ends = rows.flatMap(({ item, otp }) =>
    item.sealedPassword === null || otp === null ? [] : [passwordEnd(passwordGotAt(batch, otp))],
  );
  const until = running ? undefined : ends.reduce((a, b) => (a > b ? a : b), new Date(0));
  const items = rows.map(({ item, account, site }) => {
    const seen = account !== null && isWithinScope(act.scope, account.siteId) ? account : null;
    return {
      accountId: item.accountId,
      upn: seen?.upn ?? '',
      displayName: seen?.displayName ?? '',
      site: seen === null ? '' : (site ?? ''),
      status: item.status,
      otpId: item.otpId,
      code: item.code,
      title: item.code === null ? null : isProblemCode(item.code) ? titleOf(item.code) : item.code,
      facts: Facts.parse(item.facts),
    };
  });
  return {
    id,
    createdAt: batch.createdAt.toISOString(),
    createdBy: batch.createdBy,
    password: batch.password,
    status: batch.finishedAt !== null ? 'done' : running ? 'running' : 'interrupted',
    total: items.length,
    generated: items.filter(({ status }) => status === 'generated').length,
    failed: items.filter(({ status }) => status === 'failed').length,
    passwordsUntil: until !== undefined && until > now ? until.toISOString() : null,
    items,
  };
}
