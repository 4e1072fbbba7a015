import type { Step } from '@roomkey/shared/setup/contract/view';
import type { ComponentType } from 'react';
import { Agreement } from './agreement/agreement';
import { AwaitingApproval } from './awaiting-approval/awaiting-approval';
import { Cancelled } from './cancelled/cancelled';
import { Connect } from './connect/connect';
import { DeviceVerificationFailed } from './device-verification-failed/device-verification-failed';
import { Expired } from './expired/expired';
import { Home } from './home/home';
import { ManualSetup } from './manual-setup/manual-setup';
import { OneTimePassword } from './one-time-password/one-time-password';
import { Rejected } from './rejected/rejected';
import { Resetting } from './resetting/resetting';
import { SignedIn } from './signed-in/signed-in';
import { SignInFailed } from './sign-in-failed/sign-in-failed';
import { SigningIn } from './signing-in/signing-in';
import { Starting } from './starting/starting';
import { StartingOver } from './starting-over/starting-over';
import { StoringCredentials } from './storing-credentials/storing-credentials';
import { VaultUnavailable } from './vault-unavailable/vault-unavailable';
import { VerifyingDevice } from './verifying-device/verifying-device';
import { Welcome } from './welcome/welcome';

/** Every step has its screen. */
export const STEP_SCREENS: Readonly<Record<Step, ComponentType>> = {
  starting: Starting,
  connect: Connect,
  welcome: Welcome,
  verifyingDevice: VerifyingDevice,
  deviceVerificationFailed: DeviceVerificationFailed,
  agreement: Agreement,
  oneTimePassword: OneTimePassword,
  awaitingApproval: AwaitingApproval,
  rejected: Rejected,
  expired: Expired,
  cancelled: Cancelled,
  storingCredentials: StoringCredentials,
  vaultUnavailable: VaultUnavailable,
  signingIn: SigningIn,
  signInFailed: SignInFailed,
  manualSetup: ManualSetup,
  startingOver: StartingOver,
  signedIn: SignedIn,
  home: Home,
  resetting: Resetting,
};
