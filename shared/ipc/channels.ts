/** Names of the channels between page and main. No library is imported here: preload bundles it. */
export const CHANNELS = {
  getView: 'roomkey:view.get',
  viewChanged: 'roomkey:view.changed',
  sendIntent: 'roomkey:intent.send',
  /** Write-only: what a person typed goes in, a handle comes out, nothing is ever read back. */
  putSecret: 'roomkey:secret.put',
  exitKiosk: 'roomkey:kiosk.exit',
  getDiagnostics: 'roomkey:diagnostics.get',
  getPreferences: 'roomkey:preferences.get',
  setPreferences: 'roomkey:preferences.set',
  preferencesChanged: 'roomkey:preferences.changed',
  settingsNeedPin: 'roomkey:settings.needsPin',
  unlockSettings: 'roomkey:settings.unlock',
  stayInSettings: 'roomkey:settings.stay',
  lockSettings: 'roomkey:settings.lock',
  readSettings: 'roomkey:settings.read',
  exportLog: 'roomkey:settings.exportLog',
  resetConsole: 'roomkey:settings.reset',
  leaveKioskFromSettings: 'roomkey:settings.leaveKiosk',
  settingsChanged: 'roomkey:settings.changed',
  restartConsole: 'roomkey:device.restart',
} as const;

/** The page at the front of the room has channels of its own: neither page may call the other's. */
export const FRONT_OF_ROOM_CHANNELS = {
  getView: 'roomkey:frontOfRoom.view.get',
  viewChanged: 'roomkey:frontOfRoom.view.changed',
} as const;

/**
 * Main asks, preload answers with the same number: the page's main thread is alive. Not one of the bridge's channels: the page
 * knows nothing of it.
 */
export const PULSE_CHANNEL = 'roomkey:pulse';
