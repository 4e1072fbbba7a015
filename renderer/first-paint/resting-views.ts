/** The views that a console starts with, one for each step that can be restored, with holes for what only the console knows. */
import { mark } from '@roomkey/shared/first-paint/holes';
import type { IntentType } from '@roomkey/shared/setup/contract/intents';
import type { SetupView, Step } from '@roomkey/shared/setup/contract/view';

const WAYS_ON: readonly IntentType[] = ['enterAnotherCode', 'manualSetup', 'startOver'];

/** What each step lets a person do when it is restored; a test compares this with the machine. */
export const RESTING: Readonly<Partial<Record<Step, readonly IntentType[]>>> = {
  connect: ['connect'],
  welcome: ['setLocale', 'getStarted'],
  agreement: ['accept', 'decline'],
  oneTimePassword: ['submitOtp', 'manualSetup', 'back'],
  manualSetup: ['submitManual', 'back'],
  awaitingApproval: ['cancelRequest'],
  rejected: WAYS_ON,
  expired: WAYS_ON,
  cancelled: WAYS_ON,
  storingCredentials: ['startOver'],
  vaultUnavailable: ['retry', 'startOver'],
  signingIn: ['startOver'],
  signInFailed: ['retry', ...WAYS_ON],
  home: [],
};

const WITHOUT_PORTAL: ReadonlySet<Step> = new Set<Step>(['connect']);
const WITH_REQUEST: ReadonlySet<Step> = new Set<Step>(['awaitingApproval']);
const WITH_ACCOUNT: ReadonlySet<Step> = new Set<Step>(['home']);
const BUSY: ReadonlySet<Step> = new Set<Step>(['storingCredentials', 'signingIn']);

export function restingView(step: Step, locale: string): SetupView {
  return {
    revision: 0,
    step,
    busy: BUSY.has(step),
    error: null,
    locale,
    allowed: RESTING[step] ?? [],
    portal: WITHOUT_PORTAL.has(step)
      ? null
      : { url: mark('portalUrl'), organisation: mark('organisation'), domains: [] },
    device: null,
    checks: [],
    request: WITH_REQUEST.has(step)
      ? {
          requestId: mark('requestId'),
          userCode: `${mark('codeStart')}-${mark('codeEnd')}`,
          roomName: mark('roomName'),
          enteredAt: 0,
          expiresAt: 0,
        }
      : null,
    connection: { state: 'online', retryAt: null },
    rejection: null,
    account: WITH_ACCOUNT.has(step) ? { upn: mark('upn'), roomName: mark('roomName') } : null,
    storage: null,
    health: { error: null, checkedAt: null, parts: [] },
    reset: null,
  };
}
