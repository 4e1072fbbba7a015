/**
 * The bridge of the console's page. Runs sandboxed, so it is bundled into one CommonJS file and uses Electron's two
 * modules only. It checks nothing itself: main checks everything, for a page could bring a preload script of its own.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { PreferencesView } from '@roomkey/shared/ipc/preferences';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { answerPulse } from './answer-pulse';
import { refuseDrag } from './refuse-drag';

/**
 * SECURITY: checklist item 20. Named functions only: no channel is chosen by the page, no event object reaches it, and what
 * it sees is frozen (the bridge freezes what it copies; freezing here says so for both worlds).
 */
const bridge: RoomConsoleBridge = Object.freeze({
  view: Object.freeze({
    get: () => ipcRenderer.invoke(CHANNELS.getView),
    subscribe: (listener: (view: SetupView) => void) => {
      const forward = (_event: unknown, view: SetupView) => listener(view);
      ipcRenderer.on(CHANNELS.viewChanged, forward);
      return () => void ipcRenderer.removeListener(CHANNELS.viewChanged, forward);
    },
  }),
  intent: Object.freeze({ send: (intent) => ipcRenderer.invoke(CHANNELS.sendIntent, intent) }),
  secret: Object.freeze({ put: (purpose, value) => ipcRenderer.invoke(CHANNELS.putSecret, { purpose, value }) }),
  kiosk: Object.freeze({ exit: (handle) => ipcRenderer.invoke(CHANNELS.exitKiosk, { handle }) }),
  diagnostics: Object.freeze({ get: () => ipcRenderer.invoke(CHANNELS.getDiagnostics) }),
  preferences: Object.freeze({
    get: () => ipcRenderer.invoke(CHANNELS.getPreferences),
    set: (change) => ipcRenderer.invoke(CHANNELS.setPreferences, change),
    subscribe: (listener: (preferences: PreferencesView) => void) => {
      const forward = (_event: unknown, preferences: PreferencesView) => listener(preferences);
      ipcRenderer.on(CHANNELS.preferencesChanged, forward);
      return () => void ipcRenderer.removeListener(CHANNELS.preferencesChanged, forward);
    },
  }),
  device: Object.freeze({ restart: () => ipcRenderer.invoke(CHANNELS.restartConsole) }),
} satisfies RoomConsoleBridge);

answerPulse();
refuseDrag();
contextBridge.exposeInMainWorld('roomConsole', bridge);
