/** Generates a one-time password for a resource account that is ready for one. */
import type { z } from 'zod';
import type { GenerateOtpSchema, GeneratedOtp } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { readOrganisation } from '../../organisation/organisation';
import { findAccount } from '../accounts/account-list';
import type { Act } from '../audit/act';
import { issueOtps, obstacleOf } from './issue-otps';
import { choosePassword } from './otp-password';

type Wish = z.infer<typeof GenerateOtpSchema>;

/**
 * The answer is the one time the OTP is given without a further act. Throws `account.notFound`, `account.notEligible`
 * (its `errors` name the facts), `account.otpActive`, `account.requestOpen`, and what `choosePassword` throws.
 */
export async function generateOtp(ctx: PortalContext, wish: Wish, act: Act): Promise<GeneratedOtp> {
  const { accountId } = wish;
  // Asked twice: first so that a refusal comes before the work of hashing, then under the account's lock, where it counts.
  const obstacle = obstacleOf(await findAccount(ctx.store.db, act.at, accountId, act.scope));
  if (obstacle !== null) throw obstacle;
  const password = await choosePassword(ctx, accountId, wish.password, act);
  const validityHours = wish.validityHours ?? (await readOrganisation(ctx.store)).otpValidityHours;
  const order = { accountId, password, choice: wish.password.kind };
  const issued = await ctx.store.transaction(async (tx) => {
    const [result] = await issueOtps(tx, ctx, [order], validityHours, act);
    if (result === undefined) throw new ProblemError('account.notFound');
    if ('problem' in result) throw result.problem;
    return result;
  });
  ctx.changes.tell(['otps', 'accounts'], [issued.siteId]);
  return issued.generated;
}
