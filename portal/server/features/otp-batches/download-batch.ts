/** The results of a run as a file, with or without the passwords. */
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { OTP_CSV_COLUMNS, SIGN_IN_CSV_COLUMNS } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { writeCsv } from '../../csv/write-csv';
import { ProblemError } from '../../http/problems';
import { accounts, otpBatches, otpBatchItems, otpDisplays, otps, sites } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudits } from '../audit/write-audit';
import { withinScope } from '../session/scope';
import { openBatchPassword } from './batch-password';
import { isWithinHour } from './password-hour';
import { readBatch } from './read-batch';

/**
 * CSV of the run's OTPs that are still active and were entered nowhere. SECURITY: audited for each OTP first, in the same
 * transaction as it is read. With passwords it holds those whose hour is not over. Throws `batch.notFound`, and with
 * passwords `batch.running`, or `batch.passwordsGone` when the hour of the last one is over.
 */
export async function downloadBatch(ctx: PortalContext, id: string, withPasswords: boolean, act: Act): Promise<string> {
  const { status, passwordsUntil } = await readBatch(ctx, id, act);
  if (withPasswords && status === 'running') throw new ProblemError('batch.running');
  if (withPasswords && passwordsUntil === null) throw new ProblemError('batch.passwordsGone');
  return ctx.store.transaction(async (tx) => {
    const [batch] = await tx.select().from(otpBatches).where(eq(otpBatches.id, id));
    if (batch === undefined) throw new ProblemError('batch.notFound');
    const rows = await tx
      .select({ item: otpBatchItems, otp: otps, account: accounts, site: sites.name, sealed: otpDisplays.sealed })
      .from(otpBatchItems)
      .innerJoin(otps, eq(otps.id, otpBatchItems.otpId))
      .innerJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
      .innerJoin(accounts, eq(accounts.id, otpBatchItems.accountId))
      .innerJoin(sites, eq(sites.id, accounts.siteId))
      .where(
        and(
          eq(otpBatchItems.batchId, id),
          eq(otps.status, 'active'),
          gt(otps.expiresAt, act.at),
          withinScope(act.scope, accounts.siteId),
          withPasswords ? and(isNotNull(otpBatchItems.sealedPassword), isWithinHour(batch, act.at)) : undefined,
        ),
      )
      .orderBy(asc(otpBatchItems.position));
    const { at, actor, source } = act;
    await writeAudits(
      tx,
      rows.map(({ otp, account }) => {
        const details = { otpId: otp.id, withPasswords };
        return { at, actor, source, action: 'otp.downloaded', target: account.upn, details };
      }),
    );
    const columns = withPasswords ? ([...OTP_CSV_COLUMNS, SIGN_IN_CSV_COLUMNS[1]] as const) : OTP_CSV_COLUMNS;
    return writeCsv(
      columns,
      rows.map(({ item, otp, account, site, sealed }) => ({
        UPN: account.upn,
        'Display name': account.displayName,
        Site: site,
        OTP: grouped(ctx.keys.open('display', sealed, otp.id)),
        'Expires (UTC)': otp.expiresAt.toISOString(),
        Password:
          withPasswords && item.sealedPassword !== null
            ? openBatchPassword(ctx, id, item.accountId, item.sealedPassword).password
            : null,
      })),
    );
  });
}

/** In groups of four: a spreadsheet would round a number of 16 digits. */
function grouped(otp: string): string {
  return otp.replace(/(\d{4})(?=\d)/g, '$1 ');
}
