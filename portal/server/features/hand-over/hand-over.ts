/** Sheets that hand OTPs over to whoever stands in the rooms. */
import { and, eq, inArray } from 'drizzle-orm';
import type { HandOverSheets } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import type { ProblemCode } from '../../http/problems';
import { readOrganisation } from '../../organisation/organisation';
import { accounts, otpDisplays, otps, sites } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudits } from '../audit/write-audit';
import { consoleConnection } from '../connection/connection';
import { withinScope } from '../session/scope';

/** SECURITY: who printed which OTP is written down in the transaction that reads it. What cannot be shown is `left`. */
export async function makeSheets(ctx: PortalContext, otpIds: readonly string[], act: Act): Promise<HandOverSheets> {
  const { name: organisation } = await readOrganisation(ctx.store);
  const wanted = [...new Set(otpIds)];
  const { sheets, left } = await ctx.store.transaction(async (tx) => {
    const rows = await tx
      .select({ otp: otps, account: accounts, site: sites.name, sealed: otpDisplays.sealed })
      .from(otps)
      .innerJoin(accounts, eq(accounts.id, otps.accountId))
      .innerJoin(sites, eq(sites.id, accounts.siteId))
      .leftJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
      .where(and(inArray(otps.id, wanted), withinScope(act.scope, accounts.siteId)));
    const found = new Map(rows.map((row) => [row.otp.id, row]));
    const made: HandOverSheets['sheets'] = [];
    const not: HandOverSheets['left'] = [];
    for (const otpId of wanted) {
      const row = found.get(otpId);
      const isActive = row?.otp.status === 'active' && row.otp.expiresAt > act.at;
      const code: ProblemCode = row === undefined ? 'otp.notFound' : isActive ? 'otp.notRevealable' : 'otp.notActive';
      if (row === undefined || !isActive || row.sealed === null) {
        not.push({ otpId, displayName: row?.account.displayName ?? null, code });
        continue;
      }
      const { account, site } = row;
      const otp = ctx.keys.open('display', row.sealed, otpId);
      const { displayName, upn, location, expectedSerial, expectedModel } = account;
      const expectedDevice = expectedSerial === null ? null : { serial: expectedSerial, model: expectedModel };
      const expiresAt = row.otp.expiresAt.toISOString();
      made.push({ otpId, displayName, upn, site, location, otp, qrText: `RK1:${otp}`, expiresAt, expectedDevice });
    }
    const { at, actor, source } = act;
    await writeAudits(
      tx,
      made.map(({ otpId, upn }) => ({ at, actor, source, action: 'otp.printed', target: upn, details: { otpId } })),
    );
    return { sheets: made, left: not };
  });
  return { organisation, ...consoleConnection(ctx), sheets, left };
}
