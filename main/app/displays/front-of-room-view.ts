/** From the console's view to what the whole room may see. */
import type { FrontOfRoomScene, FrontOfRoomView, SetupStage } from '@roomkey/shared/ipc/front-of-room';
import type { Preferences, ShownTheme } from '@roomkey/shared/ipc/preferences';
import type { SetupView, Step } from '@roomkey/shared/setup/contract/view';

const SCENES: Readonly<Record<Step, readonly [FrontOfRoomScene, SetupStage | null]>> = {
  starting: ['starting', null],
  connect: ['connect', 'welcome'],
  welcome: ['welcome', 'welcome'],
  verifyingDevice: ['checking', 'device'],
  deviceVerificationFailed: ['checkFailed', 'device'],
  agreement: ['agreement', 'agreement'],
  oneTimePassword: ['code', 'code'],
  manualSetup: ['account', 'code'],
  awaitingApproval: ['waiting', 'approval'],
  rejected: ['rejected', 'approval'],
  expired: ['expired', 'approval'],
  cancelled: ['cancelled', 'approval'],
  storingCredentials: ['signingIn', 'done'],
  vaultUnavailable: ['stopped', 'done'],
  signingIn: ['signingIn', 'done'],
  signInFailed: ['signInFailed', 'done'],
  startingOver: ['startingOver', null],
  resetting: ['startingOver', null],
  signedIn: ['ready', 'done'],
  home: ['home', null],
};

/** Steps in which the room's name is known for certain: a request that has ended may have been for another room. */
const OF_THE_ROOM: ReadonlySet<Step> = new Set<Step>([
  'awaitingApproval',
  'storingCredentials',
  'vaultUnavailable',
  'signingIn',
  'signInFailed',
  'signedIn',
  'home',
]);

type Looks = Pick<Preferences, 'theme' | 'motion'>;

/**
 * SECURITY: answers data shown to a whole room. Members are taken one by one, never spread: what the console's view gains later
 * does not reach the front of the room by itself. The portal's address and the code are no secrets: neither lets anybody in,
 * and the approver is to find the one and compare the other (RFC 8628 5.5).
 */
export function toFrontOfRoomView(view: SetupView, looks: Looks): FrontOfRoomView {
  const { step, request, account, portal } = view;
  const [scene, stage] = SCENES[step];
  const isWaiting = step === 'awaitingApproval' && request !== null;
  return {
    revision: view.revision,
    locale: view.locale,
    scene,
    stage,
    roomName: OF_THE_ROOM.has(step) ? (account?.roomName ?? request?.roomName ?? null) : null,
    approval: isWaiting ? { userCode: request.userCode, portalHost: hostOf(portal?.url) } : null,
    offline: view.connection.state === 'offline',
    theme: stageTheme(looks.theme),
    motion: looks.motion,
  };
}

/** A stage is dark, as televisions in meeting rooms are, unless somebody chose a theme. */
export function stageTheme(theme: Preferences['theme']): ShownTheme {
  return theme === 'system' ? 'dark' : theme;
}

const hostOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).host : null;
