/** What the portal's closed lists mean to a person. */
import type { Account } from '@roomkey/shared/protocol/admin';
import type {
  Licence,
  ProvisioningStatus,
  ReadinessFact,
  ReadinessStatus,
  RequestStatus,
} from '@roomkey/shared/protocol/lists';

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
    remedy: 'Take it out of directory synchronisation: the portal cannot set the password of a synchronised account.',
  },
};

export function reasonsOf(account: Account): readonly string[] {
  return account.readinessFacts.map((fact) => FACTS[fact].reason);
}

export function licenceText(licence: Licence): string {
  return licence === 'none' ? 'No licence' : licence;
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

/** Shown on hover and focus. */
export const READINESS_TEXTS: Record<ReadinessStatus, string> = {
  'No action needed': 'The account is set up as a room needs it. An OTP can be generated.',
  'Needs action': 'Something keeps this account from being used in a room.',
  'N/A': 'Readiness is not determined for this account, so no OTP can be generated.',
};

/** Shown on hover and focus. */
export const PROVISIONING_TEXTS: Record<ProvisioningStatus, string> = {
  'Not started': 'No OTP has been generated for this account yet.',
  'OTP generated': 'An OTP waits to be entered on the console of the room.',
  'Awaiting OTP Approval': 'The OTP was entered on a device. Approve or reject the device.',
  Approved: 'The device was approved and is fetching the credentials.',
  Delivered: 'The device has the credentials, but has not signed in yet.',
  Provisioned: 'The room has signed in with this account.',
  Rejected: 'The device was rejected. A new OTP is needed.',
  Expired: 'The OTP or the request ran out before it was used. A new OTP is needed.',
  Revoked: 'An administrator revoked the OTP. A new one is needed.',
  Cancelled: 'The request was cancelled on the device. Its OTP can be entered again until it expires.',
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
