/** An account's settings as a person reads them, with what mends each. */
import type { AccountChange, AccountDetail } from '@roomkey/shared/protocol/admin';
import type { Setting } from './settings-pane';
import { FACTS } from './wording';

/** Null: this role may not. */
type Change = ((change: AccountChange) => void) | null;

const mends = (change: Change, text: string, wanted: AccountChange): Setting['remedy'] =>
  change === null
    ? null
    : {
        text,
        onApply: () => {
          change(wanted);
        },
      };

export function accountSettings({ settings, passwordExpired }: AccountDetail, change: Change): readonly Setting[] {
  return [
    {
      name: 'Sign-in',
      good: settings.enabled,
      state: settings.enabled ? 'Enabled' : 'Disabled',
      help: FACTS['account.disabled'].remedy,
      remedy: mends(change, 'Enable sign-in', { enabled: true }),
    },
    {
      name: 'Password expiry',
      good: !settings.passwordExpires,
      state: settings.passwordExpires ? 'On' : 'Off',
      help: FACTS['password.expires'].remedy,
      remedy: mends(change, 'Turn off password expiry', { passwordExpires: false }),
    },
    {
      name: 'Password',
      good: !passwordExpired,
      state: passwordExpired ? 'Expired' : 'Valid',
      help: 'A password that has run out lets no room sign in. An OTP with a generated password mends it.',
      remedy: null,
    },
    {
      name: 'Multifactor authentication',
      good: !settings.mfaRequired,
      state: settings.mfaRequired ? 'Required' : 'Not required',
      help: FACTS['mfa.required'].remedy,
      remedy: mends(change, 'Exempt from multifactor authentication', { mfaRequired: false }),
    },
    {
      name: 'Directory',
      good: !settings.hybrid,
      state: settings.hybrid ? 'Synchronised from on premises' : 'Cloud only',
      help: `${FACTS['account.hybrid'].remedy} An administrator does that on premises; the button here only simulates it, by changing the account in this portal’s own directory.`,
      remedy: mends(change, 'Simulate the move to cloud only', { hybrid: false }),
    },
  ];
}

export function mailboxSettings({ settings }: AccountDetail, change: Change): readonly Setting[] {
  return [
    {
      name: 'Room mailbox',
      good: settings.mailboxConfigured,
      state: settings.mailboxConfigured ? 'Configured' : 'Not configured',
      help: FACTS['mailbox.notConfigured'].remedy,
      remedy: mends(change, 'Configure the mailbox', { mailboxConfigured: true }),
    },
  ];
}
