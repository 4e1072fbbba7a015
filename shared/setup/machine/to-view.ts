/** From the machine's snapshot to what the page shows. Nothing else of the machine crosses to the page. */
import type { SnapshotFrom } from 'xstate';
import { INTENT_TYPES, type Intent, type IntentType } from '../contract/intents';
import {
  type ConnectionView,
  type ConnectView,
  RESET_PHASES,
  type ResetPhase,
  type SetupView,
  type Step,
  STEPS,
} from '../contract/view';
import type { SetupContext } from './context';
import type { SetupMachine } from './machine';
import { pathOf } from './snapshot-codec';

type SetupSnapshot = SnapshotFrom<SetupMachine>;

/** States in which the console works on what the person asked for. */
const BUSY = [
  'starting',
  'connect.testing',
  'verifyingDevice',
  'oneTimePassword.submitting',
  'manualSetup.signingIn',
  'storingCredentials.trying',
  'signingIn.trying',
  'startingOver',
  'resetting.checking',
  'resetting.tellingPortal',
  'resetting.clearing',
];

/** One intent of each type, with members that a guard may look at. */
const SAMPLES: Record<IntentType, Intent> = {
  setLocale: { type: 'setLocale', locale: 'en' },
  connect: { type: 'connect', address: '' },
  confirmCertificate: { type: 'confirmCertificate' },
  confirmOrganisation: { type: 'confirmOrganisation' },
  changePortal: { type: 'changePortal' },
  getStarted: { type: 'getStarted' },
  retry: { type: 'retry' },
  continueAnyway: { type: 'continueAnyway' },
  accept: { type: 'accept' },
  decline: { type: 'decline' },
  submitOtp: { type: 'submitOtp', handle: '' },
  manualSetup: { type: 'manualSetup' },
  submitManual: { type: 'submitManual', email: '', handle: '' },
  cancelRequest: { type: 'cancelRequest' },
  enterAnotherCode: { type: 'enterAnotherCode' },
  back: { type: 'back' },
  startOver: { type: 'startOver' },
  continue: { type: 'continue' },
};

export function toView(snapshot: SetupSnapshot, revision: number): SetupView {
  const { context } = snapshot;
  const path = pathOf(snapshot.value);
  return {
    revision,
    step: stepOf(path),
    busy: BUSY.includes(path),
    error: context.error,
    locale: context.temporaryLocale ?? context.locale,
    allowed: INTENT_TYPES.filter((type) => snapshot.can(SAMPLES[type])),
    portal: context.portal,
    connect: connectOf(path, context.attempt),
    device: context.device,
    checks: context.checks,
    request: context.request && {
      requestId: context.request.requestId,
      userCode: context.request.userCode,
      roomName: context.request.roomName,
      enteredAt: context.request.enteredAt,
      expiresAt: context.request.expiresAt,
    },
    connection: connectionOf(path, context.retry),
    rejection: context.rejection,
    account: context.account,
    storage: context.storage,
    health: context.health,
    reset: resetOf(path),
  };
}

function stepOf(path: string): Step {
  const top = path.split('.')[0];
  return STEPS.find((step) => step === top) ?? 'starting';
}

const PHASES = ['entering', 'testing', 'confirmingCertificate', 'confirmingOrganisation'] as const;

function connectOf(path: string, attempt: SetupContext['attempt']): ConnectView | null {
  const phase = PHASES.find((each) => path === `connect.${each}`);
  if (phase === undefined) return null;
  const { origin = null, stage = null, certificate = null, found = null } = attempt ?? {};
  return { phase, address: origin, stage, certificate, found };
}

function resetOf(path: string): ResetPhase | null {
  return RESET_PHASES.find((phase) => path === `resetting.${phase}`) ?? null;
}

function connectionOf(path: string, retry: { at: number } | null): ConnectionView {
  return path.includes('.offline')
    ? { state: 'offline', retryAt: retry?.at ?? null }
    : { state: 'online', retryAt: null };
}
