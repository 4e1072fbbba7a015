/** The five stories, scene by scene. Each begins on the console's first screen, with a one-time password ready at the portal. */
import type { Act, Scene, TypedCode } from './scenes';
import type { StoryId } from './stories';
import type { Step } from '../setup/contract/view';

const press = (key: Extract<Act, { kind: 'press' }>['key']): Act => ({ kind: 'press', key });
const type = (code: TypedCode): Act => ({ kind: 'type', code });
const until = (step: Step): Act => ({ kind: 'until', step });

/** From the first screen to where the code is typed, in fewer words than the first story has. */
const toCode: Scene = {
  caption: 'sameStart',
  acts: [press('intents.getStarted'), until('agreement'), press('intents.accept'), until('oneTimePassword')],
};
const sends: Scene = {
  caption: 'typesCode',
  acts: [type('ready'), press('intents.submitOtp'), until('awaitingApproval')],
};
const toHome: readonly Act[] = [{ kind: 'press', key: 'intents.continue', passed: 'home' }, until('home')];

export const STORY_SCENES: Readonly<Record<StoryId, readonly Scene[]>> = {
  approved: [
    { caption: 'firstStart', acts: [] },
    { caption: 'checksItself', acts: [press('intents.getStarted'), until('agreement')] },
    { caption: 'agreement', acts: [press('intents.accept'), until('oneTimePassword')] },
    { caption: 'typesCode', acts: [type('ready')] },
    { caption: 'sendsCode', acts: [press('intents.submitOtp'), until('awaitingApproval')] },
    { caption: 'waits', acts: [] },
    { caption: 'approves', acts: [{ kind: 'approve' }, until('signedIn')] },
    { caption: 'stored', acts: toHome },
    { caption: 'ready', acts: [] },
  ],
  rejected: [
    toCode,
    sends,
    {
      caption: 'rejects',
      acts: [{ kind: 'reject', reason: 'Wrong room', note: 'rejected' }, until('rejected')],
    },
    { caption: 'saysWhy', acts: [] },
    { caption: 'newCode', acts: [press('intents.enterAnotherCode'), until('oneTimePassword')] },
  ],
  wrongCode: [
    toCode,
    { caption: 'mistypes', acts: [type('mistyped')] },
    { caption: 'typoCaught', acts: [] },
    {
      caption: 'unknownCode',
      acts: [
        press('keypad.clearLabel'),
        type('unknown'),
        press('intents.submitOtp'),
        { kind: 'until', step: 'oneTimePassword', error: 'otp.unknown' },
      ],
    },
    { caption: 'unknownRefused', acts: [] },
    { caption: 'rightCode', acts: [type('ready'), press('intents.submitOtp'), until('awaitingApproval')] },
    { caption: 'approves', acts: [{ kind: 'approve' }, until('signedIn')] },
    { caption: 'nothingLost', acts: toHome },
  ],
  networkLost: [
    toCode,
    sends,
    {
      caption: 'cableOut',
      acts: [
        { kind: 'network', online: false },
        { kind: 'until', step: 'awaitingApproval', connection: 'offline' },
      ],
    },
    { caption: 'saysOffline', acts: [] },
    { caption: 'approvedMeanwhile', acts: [{ kind: 'approve' }] },
    { caption: 'cableIn', acts: [{ kind: 'network', online: true }, until('signedIn')] },
    { caption: 'mended', acts: toHome },
  ],
  expired: [
    toCode,
    sends,
    { caption: 'nobodyDecides', acts: [] },
    { caption: 'timeMoves', acts: [{ kind: 'letExpire' }, until('expired')] },
    { caption: 'saysExpired', acts: [] },
    { caption: 'newCode', acts: [press('intents.enterAnotherCode'), until('oneTimePassword')] },
  ],
};
