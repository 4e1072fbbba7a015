/**
 * The bridge of the console's page. Runs sandboxed, so it is bundled into one CommonJS file and uses Electron's two
 * modules only. It checks nothing itself: main checks everything, for a page could bring a preload script of its own.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { DemoBridge, DemoView } from '@roomkey/shared/ipc/demo';
import { DEMO_ARGUMENT, DEMO_CHANNELS } from '@roomkey/shared/ipc/demo-channels';
import type { PreferencesView } from '@roomkey/shared/ipc/preferences';
import type { SettingsNews } from '@roomkey/shared/ipc/settings';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { answerPulse } from './answer-pulse';
import { refuseDrag } from './refuse-drag';

/** The listener gets what was sent and nothing else: no event object, through which the sender could be reached. */
function listen(channel: string, listener: (value: never) => void): () => void {
  // What main sends on a channel is what the contract says; this script has nothing to check it with.
  const tell = listener as (value: unknown) => void;
  const forward = (_event: unknown, value: unknown) => tell(value);
  ipcRenderer.on(channel, forward);
  return () => void ipcRenderer.removeListener(channel, forward);
}

const demo: DemoBridge = {
  get: () => ipcRenderer.invoke(DEMO_CHANNELS.getView),
  subscribe: (listener: (view: DemoView) => void) => listen(DEMO_CHANNELS.viewChanged, listener),
  pressed: (id, found) => ipcRenderer.invoke(DEMO_CHANNELS.pressed, { id, found }),
  touched: () => ipcRenderer.invoke(DEMO_CHANNELS.touched),
};

/**
 * SECURITY: checklist item 20. Named functions only: no channel is chosen by the page, no event object reaches it, and what
 * it sees is frozen (the bridge freezes what it copies; freezing here says so for both worlds).
 */
const bridge: RoomConsoleBridge = Object.freeze({
  view: Object.freeze({
    get: () => ipcRenderer.invoke(CHANNELS.getView),
    subscribe: (listener: (view: SetupView) => void) => listen(CHANNELS.viewChanged, listener),
  }),
  intent: Object.freeze({ send: (intent) => ipcRenderer.invoke(CHANNELS.sendIntent, intent) }),
  secret: Object.freeze({ put: (purpose, value) => ipcRenderer.invoke(CHANNELS.putSecret, { purpose, value }) }),
  kiosk: Object.freeze({ exit: (handle) => ipcRenderer.invoke(CHANNELS.exitKiosk, { handle }) }),
  diagnostics: Object.freeze({ get: () => ipcRenderer.invoke(CHANNELS.getDiagnostics) }),
  preferences: Object.freeze({
    get: () => ipcRenderer.invoke(CHANNELS.getPreferences),
    set: (change) => ipcRenderer.invoke(CHANNELS.setPreferences, change),
    subscribe: (listener: (preferences: PreferencesView) => void) => listen(CHANNELS.preferencesChanged, listener),
  }),
  settings: Object.freeze({
    needsPin: () => ipcRenderer.invoke(CHANNELS.settingsNeedPin),
    unlock: (handle: string | null) => ipcRenderer.invoke(CHANNELS.unlockSettings, { handle }),
    stay: (pass: string) => ipcRenderer.invoke(CHANNELS.stayInSettings, { pass }),
    lock: (pass: string) => ipcRenderer.invoke(CHANNELS.lockSettings, { pass }),
    read: (pass: string) => ipcRenderer.invoke(CHANNELS.readSettings, { pass }),
    exportLog: (pass: string) => ipcRenderer.invoke(CHANNELS.exportLog, { pass }),
    reset: (pass: string) => ipcRenderer.invoke(CHANNELS.resetConsole, { pass }),
    leaveKiosk: (pass: string) => ipcRenderer.invoke(CHANNELS.leaveKioskFromSettings, { pass }),
    subscribe: (listener: (news: SettingsNews) => void) => listen(CHANNELS.settingsChanged, listener),
  }),
  device: Object.freeze({ restart: () => ipcRenderer.invoke(CHANNELS.restartConsole) }),
  // SECURITY: answers a page that looks for the demo's channels: an ordinary console has neither them nor these functions.
  ...(process.argv.includes(DEMO_ARGUMENT) ? { demo: Object.freeze(demo) } : {}),
} satisfies RoomConsoleBridge);

answerPulse();
refuseDrag();
contextBridge.exposeInMainWorld('roomConsole', bridge);
