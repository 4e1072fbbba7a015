import {
  ADMIN_PATHS,
  type Account,
  AccountListSchema,
  GeneratedOtpSchema,
  ProblemSchema,
} from '@roomkey/shared/protocol/admin';
import type { DemoPortal } from './demo-portal';

const requestMs = 30_000;

export interface DemoOtp {
  /** In groups of four. */
  readonly otp: string;
  readonly account: Account;
}

/**
 * Generates an OTP for the first account that can take one; earlier demos may have used others. When none is left,
 * the OTP of an earlier demo is shown again.
 */
export async function generateDemoOtp(portal: DemoPortal): Promise<DemoOtp> {
  const { items } = AccountListSchema.parse(await ask(portal, `${ADMIN_PATHS.accounts}?pageSize=500`));
  const free = items.filter(isFree);
  const account = free.find((each) => each.provisioning === 'Not started') ?? free[0];
  if (account !== undefined)
    return { otp: await otpFrom(portal, ADMIN_PATHS.otps, { accountId: account.id }), account };
  const waiting = items.find((each) => each.activeOtpId !== null);
  if (waiting?.activeOtpId == null) {
    throw new Error('Every eligible account of the demo has an open request. Decide one, or start with --fresh.');
  }
  return { otp: await otpFrom(portal, `${ADMIN_PATHS.otps}/${waiting.activeOtpId}/reveal`, {}), account: waiting };
}

async function otpFrom(portal: DemoPortal, path: string, body: unknown): Promise<string> {
  return inGroups(GeneratedOtpSchema.parse(await ask(portal, path, body)).otp);
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

async function ask(portal: DemoPortal, path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${portal.apiToken}` };
  const response = await fetch(new URL(path, portal.url), {
    redirect: 'error',
    signal: AbortSignal.timeout(requestMs),
    ...(body === undefined
      ? { headers }
      : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  const problem = ProblemSchema.safeParse(await response.json().catch(() => undefined));
  const reason = problem.success ? `${problem.data.title} (${problem.data.code})` : `HTTP ${String(response.status)}`;
  throw new Error(`The portal refused ${path}: ${reason}`);
}
