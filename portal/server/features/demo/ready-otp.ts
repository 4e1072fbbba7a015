/** The OTP that is ready to type: there at start, and again after each reset. */
import { and, desc, eq, gt } from 'drizzle-orm';
import type { DemoState } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { contosoRoomPassword, sampleUpn } from '../../seed/contoso';
import { accounts, otpDisplays, otps } from '../../store/schema';
import { generateOtp } from '../otps/generate-otp';

/** The room that the demo sets up. */
export const DEMO_UPN = sampleUpn('sea-adams');

/** The newest OTP that is active and can be shown. */
export async function readyOtp({ store, clock }: PortalContext): Promise<DemoState['ready']> {
  const [found] = await store.db
    .select({ accountId: accounts.id, accountName: accounts.displayName, otpId: otps.id })
    .from(otps)
    .innerJoin(accounts, eq(accounts.id, otps.accountId))
    .innerJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
    .where(and(eq(otps.status, 'active'), gt(otps.expiresAt, clock.now())))
    .orderBy(desc(otps.createdAt), desc(otps.id))
    .limit(1);
  return found ?? null;
}

/** At start: nothing where one is ready, or where the demo's room is not free; then a reset makes one. */
export async function prepareOtp(ctx: PortalContext): Promise<void> {
  if ((await readyOtp(ctx)) !== null) return;
  const { db } = ctx.store;
  const [room] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.upn, DEMO_UPN));
  if (room === undefined) return;
  const act = { at: ctx.clock.now(), actor: 'portal', source: null, scope: 'all' } as const;
  const password = { kind: 'supplied', password: contosoRoomPassword } as const;
  await generateOtp(ctx, { accountId: room.id, password }, act).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
  });
}
