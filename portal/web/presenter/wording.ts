/** What the console shows and does, in a presenter's words. */
import type { DemoCommand, DirectorStatus } from '@roomkey/shared/protocol/admin';
import { STORIES, type JumpTarget } from '@roomkey/shared/demo/stories';

/** Two columns fit beside the navigation. */
export const WIDE = '@media (min-width: 1000px)';

export const STEP_TEXTS: Record<DirectorStatus['step'], string> = {
  starting: 'Starting',
  connect: 'Connect to a portal',
  welcome: 'Welcome',
  verifyingDevice: 'Device verification',
  deviceVerificationFailed: 'Device verification failed',
  agreement: 'End user agreement',
  oneTimePassword: 'OTP entry',
  awaitingApproval: 'Waiting for approval',
  rejected: 'Rejected',
  expired: 'Expired',
  cancelled: 'Cancelled',
  storingCredentials: 'Storing the credential',
  vaultUnavailable: 'Keychain not available',
  signingIn: 'Signing in',
  signInFailed: 'Sign-in failed',
  manualSetup: 'Manual setup',
  startingOver: 'Starting over',
  signedIn: 'Signed in',
  home: 'Home',
  resetting: 'Resetting',
};

export const JUMP_TEXTS: Record<JumpTarget, string> = {
  welcome: 'Welcome',
  agreement: 'Agreement',
  oneTimePassword: 'OTP entry',
  awaitingApproval: 'Waiting',
  rejected: 'Rejected',
  expired: 'Expired',
  signedIn: 'Signed in',
  home: 'Home',
};

/** Who leads now, and what comes next. */
export function modeText({ mode, story, takesOverIn }: DirectorStatus): string {
  const title = story === null ? 'a story' : `“${STORIES[story].title}”`;
  if (mode === 'playing') return `Playing ${title}`;
  const next = takesOverIn === null ? '' : ` The story takes over in ${String(takesOverIn)} s.`;
  return mode === 'handedOver' ? `Somebody uses the console.${next}` : `Nobody plays.${next}`;
}

export function isSame(one: DemoCommand | undefined, other: DemoCommand): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
