/** The one-time password that the presenter's card shows: found in the portal, or made there. */
import {
  ADMIN_PATHS,
  type Account,
  AccountListSchema,
  type GeneratedOtp,
  GeneratedOtpSchema,
} from '@roomkey/shared/protocol/admin';
import type { AskPortal } from './ask-portal';

export interface ReadyOtp {
  /** In groups of four. */
  readonly code: string;
  readonly roomName: string;
}

export interface OtpDesk {
  /** The one that can be typed now; null once it was used. An OTP is revealed once: each time stands in the audit. */
  find(): Promise<ReadyOtp | null>;
  /** A new one, for a room that can take it. Rejects when no room is free, or when the portal does not answer. */
  generate(): Promise<ReadyOtp>;
}

export function createOtpDesk(ask: AskPortal): OtpDesk {
  let known: { readonly id: string; readonly otp: ReadyOtp } | null = null;

  const accounts = async (): Promise<readonly Account[]> =>
    (await ask(`${ADMIN_PATHS.accounts}?pageSize=500`, AccountListSchema)).items;

  function keep({ id, otp }: GeneratedOtp, { displayName }: Account): ReadyOtp {
    const code = (otp.replace(/\D/g, '').match(/\d{4}/g) ?? []).join(' ');
    known = { id, otp: { code, roomName: displayName } };
    return known.otp;
  }

  return {
    async find() {
      const all = await accounts();
      const active = all.filter((each) => each.activeOtpId !== null);
      if (known !== null && active.some((each) => each.activeOtpId === known?.id)) return known.otp;
      const [account] = active;
      if (account?.activeOtpId == null) return null;
      return keep(await ask(`${ADMIN_PATHS.otps}/${account.activeOtpId}/reveal`, GeneratedOtpSchema, {}), account);
    },
    async generate() {
      const free = (await accounts()).filter(isFree);
      const account = free.find((each) => each.provisioning === 'Not started') ?? free[0];
      if (account === undefined) throw new Error('no room is free');
      return keep(await ask(ADMIN_PATHS.otps, GeneratedOtpSchema, { accountId: account.id }), account);
    },
  };
}

function isFree(account: Account): boolean {
  const { readiness, activeOtpId, openRequestId, inUse } = account;
  return readiness === 'No action needed' && activeOtpId === null && openRequestId === null && !inUse;
}
