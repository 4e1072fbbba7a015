/** What the table's calls are about, at one site. */
import { ADMIN_PATHS, OtpBatchSchema, RequestListSchema } from '@roomkey/shared/protocol/admin';
import { rooms } from '../../../server/store/schema';
import { siteNamed } from '../../admin-users';
import { enterOtp } from '../../device';
import type { TestPortal } from '../../test-portal';
import type { Place, Tools } from './row';

interface Wish {
  readonly site: string;
  readonly prefix: string;
  /** UPNs: one that stays without an OTP, one that gets an OTP, one whose device waits. */
  readonly upns: readonly [string, string, string];
  /** Who makes the run for many: only they and Pro Managers see it. */
  readonly by: Tools['manager'];
}

export async function furnish(portal: TestPortal, { site, prefix, upns, by }: Wish): Promise<Place> {
  const [upn, withOtp, waiting] = upns;
  const accountId = await portal.accountId(upn);
  const { id: otpId, accountId: hasOtp } = await portal.generateOtp(withOtp);
  const { otp, accountId: waits } = await portal.generateOtp(waiting);
  await enterOtp(portal.url, otp);
  const { body } = await portal.api('GET', `${ADMIN_PATHS.requests}?accountId=${waits}`);
  const [request] = RequestListSchema.parse(body).items;
  if (request === undefined) throw new Error('the request is not in the list');
  const signedInAt = portal.ctx.clock.now();
  await portal.ctx.store.db.insert(rooms).values({ accountId, signedInAt, lastSeenAt: signedInAt });
  // This account has an active OTP already: the run ends with one failure.
  const batch = { accountIds: [hasOtp], password: { kind: 'generate' } };
  const made = OtpBatchSchema.parse((await by('POST', ADMIN_PATHS.otpBatches, batch)).body);
  const siteId = await siteNamed(portal, site);
  return { siteId, site, prefix, accountId, upn, otpId, requestId: request.id, batchId: made.id };
}
