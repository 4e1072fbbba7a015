/** When the page may use the camera: to scan a code, and at no other moment. */
import type { Step } from '@roomkey/shared/setup/contract/view';
import type { IntentType } from '@roomkey/shared/setup/contract/intents';
import { PAGE_URL } from '../assets/serve';

/** The steps that scan, and the intent that such a step takes while it waits for what is scanned. */
const SCANNING: Partial<Readonly<Record<Step, IntentType>>> = { connect: 'connect', oneTimePassword: 'submitOtp' };

/** Who asks, and for what. */
export interface CameraAsk {
  /** Id of the contents that ask; null when nobody in particular does. */
  readonly contents: number | null;
  readonly isMainFrame: boolean;
  /** Address of the asking frame, and its origin as Chromium saw it; undefined where Electron does not say. */
  readonly url: string | undefined;
  /** `video`, `audio`, `unknown`. */
  readonly kinds: readonly string[];
}

/** What a session asks before a page sees anything. */
export interface CameraRules {
  /** True when the camera may be switched on at this moment. */
  readonly mayUse: (ask: CameraAsk) => boolean;
  /** True when names and ids of cameras may be told at this moment: only after one was allowed in this very step. */
  readonly mayName: (ask: CameraAsk) => boolean;
}

export interface CameraGate extends CameraRules {
  /** Takes over what the machine shows now. Nothing is allowed before the first call. */
  readonly follow: (view: { readonly step: Step; readonly allowed: readonly IntentType[] }) => void;
}

/** For windows that scan nothing. */
export const NO_CAMERA: CameraRules = { mayUse: () => false, mayName: () => false };

interface CameraSetting {
  /** True for the contents of a console window. */
  readonly isConsole: (contents: number) => boolean;
  /** Called when a camera was allowed for the first time in a step, and when that step is over. */
  readonly onSwitch: (on: boolean) => void;
}

/**
 * SECURITY: answers a page, a frame or a window that watches or listens. Video alone, never sound; the main frame of a console
 * window that shows our page; and only while the setup waits for a code or an address. Another window of ours, the
 * front-of-room display's above all, is not among `isConsole`. Names of cameras would tell a room's equipment before anybody
 * pressed a button.
 */
export function createCameraGate({ isConsole, onSwitch }: CameraSetting): CameraGate {
  let scanning = false;
  let used = false;
  const mayUse = (ask: CameraAsk) =>
    scanning &&
    ask.isMainFrame &&
    ask.contents !== null &&
    isConsole(ask.contents) &&
    isPage(ask.url) &&
    ask.kinds.length > 0 &&
    ask.kinds.every((kind) => kind === 'video');

  return {
    follow({ step, allowed }) {
      const awaited = SCANNING[step];
      scanning = awaited !== undefined && allowed.includes(awaited);
      if (scanning || !used) return;
      used = false;
      onSwitch(false);
    },
    mayUse(ask) {
      const allowed = mayUse(ask);
      if (allowed && !used) onSwitch(true);
      used ||= allowed;
      return allowed;
    },
    mayName: (ask) => used && mayUse(ask),
  };
}

/** The console's page, whatever its query says. */
function isPage(url: string | undefined): boolean {
  return url !== undefined && (url === PAGE_URL || url.startsWith(`${PAGE_URL}?`));
}
