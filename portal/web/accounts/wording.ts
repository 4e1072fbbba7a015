/** What the portal's closed lists mean to a person. */
import type { Account } from '@roomkey/shared/protocol/admin';
import type { ProvisioningStatus, ReadinessFact, ReadinessStatus, RequestStatus } from '@roomkey/shared/protocol/lists';

export interface FactText {
  readonly reason: string;
  readonly remedy: string;
}

export const FACTS: Record<ReadinessFact, FactText> = {
  'licence.missing': {
    reason: 'No Teams Rooms Pro licence',
    remedy: 'Assign a Teams Rooms Pro licence to the account.',
  },
  'account.disabled': { reason: 'The account is disabled', remedy: 'Enable sign-in for the account.' },
  'password.expires': {
    reason: 'The password is set to expire',
    remedy: 'Set the password to never expire: a room cannot change it.',
  },
  'mailbox.notConfigured': {
    reason: 'The mailbox is not configured',
    remedy: 'Configure the room mailbox, so that the room accepts invitations.',
  },
  'mfa.required': {
    reason: 'Multifactor authentication is required',
    remedy: 'Exempt the account: a room cannot answer a second factor.',
  },
  'account.hybrid': {
    reason: 'The account is synchronised from an on-premises directory',
    remedy: 'Manage its password there; the portal cannot reset it.',
  },
};

export function reasonsOf(account: Account): readonly string[] {
  return account.readinessFacts.map((fact) => FACTS[fact].reason);
}

type Tone = 'success' | 'warning' | 'danger' | 'informative' | 'brand';

export const READINESS_TONES: Record<ReadinessStatus, Tone> = {
  'No action needed': 'success',
  'Needs action': 'warning',
  'N/A': 'informative',
};

export const PROVISIONING_TONES: Record<ProvisioningStatus, Tone> = {
  'Not started': 'informative',
  'OTP generated': 'brand',
  'Awaiting OTP Approval': 'warning',
  Approved: 'brand',
  Delivered: 'brand',
  Provisioned: 'success',
  Rejected: 'danger',
  Expired: 'danger',
  Revoked: 'danger',
  Cancelled: 'informative',
};

/** A request's state, in the words of the account's provisioning status. */
export const REQUEST_LABELS: Record<RequestStatus, ProvisioningStatus> = {
  pending: 'Awaiting OTP Approval',
  approved: 'Approved',
  delivered: 'Delivered',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

/** Why no OTP can be generated for the account now; empty when one can. */
export function obstaclesToOtp(account: Account): readonly string[] {
  if (account.openRequestId !== null) {
    return [
      account.provisioning === 'Awaiting OTP Approval'
        ? 'A device awaits approval with this account: approve or reject it first'
        : 'An approved device is still fetching this account',
    ];
  }
  if (account.activeOtpId !== null) return ['The account has an active OTP: show it again, or revoke it first'];
  if (account.readiness === 'No action needed') return [];
  const reasons = reasonsOf(account);
  return reasons.length > 0 ? reasons : [`Readiness status is ${account.readiness}`];
}
