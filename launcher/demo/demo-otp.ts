import { ADMIN_PATHS, type Account, AccountListSchema, GeneratedOtpSchema } from '@roomkey/shared/protocol/admin';
import { DEMO_PATHS, DemoStateSchema } from '@roomkey/shared/protocol/admin/demo';
import { askPortal } from './ask-portal';
import type { DemoPortal } from './demo-portal';

export interface DemoOtp {
  /** In groups of four. */
  readonly otp: string;
  readonly roomName: string;
}

/** The OTP that the presenter's page shows as ready, where the portal has one; else one that is generated here. */
export async function readyOtp(portal: DemoPortal, hasPresenter: boolean): Promise<DemoOtp> {
  if (!hasPresenter) return generateDemoOtp(portal);
  const { ready } = DemoStateSchema.parse(await askPortal(portal, DEMO_PATHS.state));
  if (ready === null) return generateDemoOtp(portal);
  return { otp: await otpFrom(portal, revealPath(ready.otpId), {}), roomName: ready.accountName };
}

/**
 * Generates an OTP for the first account that can take one; earlier demos may have used others. When none is left,
 * the OTP of an earlier demo is shown again.
 */
async function generateDemoOtp(portal: DemoPortal): Promise<DemoOtp> {
  const { items } = AccountListSchema.parse(await askPortal(portal, `${ADMIN_PATHS.accounts}?pageSize=500`));
  const free = items.filter(isFree);
  const account = free.find((each) => each.provisioning === 'Not started') ?? free[0];
  if (account !== undefined)
    return { otp: await otpFrom(portal, ADMIN_PATHS.otps, { accountId: account.id }), roomName: account.displayName };
  const waiting = items.find((each) => each.activeOtpId !== null);
  if (waiting?.activeOtpId == null) {
    throw new Error('Every eligible account of the demo has an open request. Decide one, or start without --keep.');
  }
  return { otp: await otpFrom(portal, revealPath(waiting.activeOtpId), {}), roomName: waiting.displayName };
}

const revealPath = (otpId: string): string => `${ADMIN_PATHS.otps}/${otpId}/reveal`;

async function otpFrom(portal: DemoPortal, path: string, body: unknown): Promise<string> {
  return inGroups(GeneratedOtpSchema.parse(await askPortal(portal, path, body)).otp);
}

function isFree(account: Account): boolean {
  return (
    account.readiness === 'No action needed' &&
    account.activeOtpId === null &&
    account.openRequestId === null &&
    !account.inUse
  );
}

/** `1234567890123456` → `1234 5678 9012 3456`; groupings of other kinds are undone first. */
export function inGroups(otp: string): string {
  return (otp.replace(/\D/g, '').match(/\d{4}/g) ?? []).join(' ');
}
