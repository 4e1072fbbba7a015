/** The one-time password that the presenter's card shows: the one that the demo's portal has ready, or one made there. */
import {
  ADMIN_PATHS,
  type Account,
  AccountListSchema,
  type GeneratedOtp,
  GeneratedOtpSchema,
} from '@roomkey/shared/protocol/admin';
import { DEMO_PATHS, DemoStateSchema } from '@roomkey/shared/protocol/admin/demo';
import type { AskPortal } from './ask-portal';

export interface ReadyOtp {
  /** In groups of four. */
  readonly code: string;
  readonly roomName: string;
}

export interface OtpDesk {
  /**
   * The one that can be typed now, as the presenter's page shows it; null once it was used. An OTP is revealed once: each time
   * stands in the audit.
   */
  find(): Promise<ReadyOtp | null>;
  /** A new one, for a room that can take it. Rejects when no room is free, or when the portal does not answer. */
  generate(): Promise<ReadyOtp>;
}

export function createOtpDesk(ask: AskPortal): OtpDesk {
  let known: { readonly id: string; readonly otp: ReadyOtp } | null = null;

  function keep({ id, otp }: GeneratedOtp, roomName: string): ReadyOtp {
    known = { id, otp: { code: inGroups(otp), roomName } };
    return known.otp;
  }

  return {
    async find() {
      const { ready } = await ask(DEMO_PATHS.state, DemoStateSchema);
      if (ready === null) return null;
      if (known?.id === ready.otpId) return known.otp;
      return keep(await ask(`${ADMIN_PATHS.otps}/${ready.otpId}/reveal`, GeneratedOtpSchema, {}), ready.accountName);
    },
    async generate() {
      const { items } = await ask(`${ADMIN_PATHS.accounts}?pageSize=500`, AccountListSchema);
      const free = items.filter(isFree);
      const account = free.find((each) => each.provisioning === 'Not started') ?? free[0];
      if (account === undefined)
        throw new Error('Every eligible account of the demo has an open request: decide one, or begin anew.');
      return keep(await ask(ADMIN_PATHS.otps, GeneratedOtpSchema, { accountId: account.id }), account.displayName);
    },
  };
}

function isFree({ readiness, activeOtpId, openRequestId, inUse }: Account): boolean {
  return readiness === 'No action needed' && activeOtpId === null && openRequestId === null && !inUse;
}

/** `1234567890123456` → `1234 5678 9012 3456`; groupings of other kinds are undone first. */
export function inGroups(otp: string): string {
  return (otp.replace(/\D/g, '').match(/\d{4}/g) ?? []).join(' ');
}
