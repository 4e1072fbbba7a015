/** What a page may ask the system for: nothing but the camera where a code is scanned (camera.ts), with the reason beside each. */

interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}

/**
 * SECURITY: answers a page that asks for more than setup needs (Electron checklist item 5). A name that is not listed, and
 * every name a later Electron invents, is denied as well: the table explains, `isAllowed` decides.
 */
export const PERMISSIONS: Readonly<Record<string, Decision>> = {
  'clipboard-read': deny('pasting with the keyboard needs no permission; reading at will is not needed'),
  'deprecated-sync-clipboard-read': deny('as clipboard-read'),
  'clipboard-sanitized-write': deny('nothing on the page is copied by script'),
  'display-capture': deny('the screen may show a one-time password'),
  'captured-surface-control': deny('nothing is captured'),
  media: deny('the microphone never; the camera only as camera.ts says, which is asked before this table'),
  mediaKeySystem: deny('there is no protected media'),
  'speaker-selection': deny('there is no sound'),
  geolocation: deny('the room is known to the portal'),
  'geolocation-approximate': deny('as geolocation'),
  notifications: deny('the console is its own screen'),
  midi: deny('there is no such device in setup'),
  midiSysex: deny('as midi'),
  hid: deny('devices are read in the main process only'),
  serial: deny('as hid'),
  usb: deny('as hid'),
  nfc: deny('as hid'),
  'smart-card': deny('as hid'),
  sensors: deny('nothing is measured on the page'),
  pointerLock: deny('a kiosk must not lose its pointer'),
  keyboardLock: deny('the main process filters keys'),
  fullscreen: deny('the main process decides on the screen'),
  'automatic-fullscreen': deny('as fullscreen'),
  openExternal: deny('the console opens no other program'),
  fileSystem: deny('the page neither reads nor writes files'),
  'idle-detection': deny('nobody is watched'),
  'local-fonts': deny('fonts are the page’s own'),
  'local-network': deny('the page has no network'),
  'local-network-access': deny('as local-network'),
  'loopback-network': deny('as local-network'),
  'background-fetch': deny('as local-network'),
  'background-sync': deny('as local-network'),
  'periodic-background-sync': deny('as local-network'),
  'persistent-storage': deny('the page keeps nothing'),
  'storage-access': deny('as persistent-storage'),
  'top-level-storage-access': deny('as persistent-storage'),
  'payment-handler': deny('nothing is sold'),
  'web-app-installation': deny('nothing is installed'),
  'web-printing': deny('nothing is printed'),
  'window-management': deny('the main process places windows'),
  'screen-wake-lock': deny('the main process keeps the display on in kiosk mode'),
  'system-wake-lock': deny('as screen-wake-lock'),
  ar: deny('there is no such device in setup'),
  vr: deny('as ar'),
  'hand-tracking': deny('as ar'),
  unknown: deny('what has no name cannot be weighed'),
};

export function isAllowed(permission: string): boolean {
  return Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission]?.allowed === true;
}

function deny(reason: string): Decision {
  return { allowed: false, reason };
}
