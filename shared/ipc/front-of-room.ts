/**
 * The contract between main and the page at the front of the room, which everybody in the room sees. A view of its own: what is
 * not in it cannot be shown there. No library is imported here.
 */
import type { Result } from './contract';
import type { Preferences, ShownTheme } from './preferences';

/** What the room is told of each step of the setup. */
export const FRONT_OF_ROOM_SCENES = [
  'starting',
  'welcome',
  'connect',
  'checking',
  'checkFailed',
  'agreement',
  'code',
  'account',
  'waiting',
  'rejected',
  'expired',
  'cancelled',
  'signingIn',
  'stopped',
  'signInFailed',
  'startingOver',
  'ready',
  'home',
] as const;
export type FrontOfRoomScene = (typeof FRONT_OF_ROOM_SCENES)[number];

/** The setup as the console's page counts it. */
export const SETUP_STAGES = ['welcome', 'device', 'agreement', 'code', 'approval', 'done'] as const;
export type SetupStage = (typeof SETUP_STAGES)[number];

/**
 * SECURITY: answers data shown to a whole room. It has no one-time password, no account name, no serial number, no reason and no
 * note of an administrator, no error: whoever sets the room up reads those on the console.
 */
export interface FrontOfRoomView {
  /** Grows with every change; a page drops a view older than the one it shows. */
  readonly revision: number;
  readonly locale: string;
  readonly scene: FrontOfRoomScene;
  /** Null before the setup has begun, and once the room is set up. */
  readonly stage: SetupStage | null;
  readonly roomName: string | null;
  /** While an approval is awaited, and only then: what is compared with the portal, and where. */
  readonly approval: { readonly userCode: string; readonly portalHost: string | null } | null;
  /** True while the console waits for the portal to answer again. */
  readonly offline: boolean;
  /** A stage is dark unless somebody chose otherwise. */
  readonly theme: ShownTheme;
  readonly motion: Preferences['motion'];
}

/** `window.frontOfRoom`, exactly. */
export interface FrontOfRoomBridge {
  readonly view: {
    get(): Promise<Result<FrontOfRoomView>>;
    /** Calls back with every new view; answers with how to stop. */
    subscribe(listener: (view: FrontOfRoomView) => void): () => void;
  };
}
