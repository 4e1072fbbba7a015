/** A batch keeps passwords sealed: as uploaded until the OTP is made, as set until the download ends. */
import { z } from 'zod';
import type { PortalContext } from '../../context';
import type { OtpPassword } from '../otps/otp-password';

const Kept = z.object({ password: z.string(), checkedHash: z.string().nullable() });

export function sealBatchPassword(
  ctx: PortalContext,
  batchId: string,
  accountId: string,
  { password, checkedHash }: OtpPassword,
): Uint8Array {
  return ctx.keys.seal('batch', JSON.stringify({ password, checkedHash }), `${batchId}:${accountId}`);
}

/** An uploaded password stays the account's: there is no new hash. */
export function openBatchPassword(
  ctx: PortalContext,
  batchId: string,
  accountId: string,
  sealed: Uint8Array,
): OtpPassword {
  const kept = Kept.parse(JSON.parse(ctx.keys.open('batch', sealed, `${batchId}:${accountId}`)));
  return { ...kept, newHash: null };
}
