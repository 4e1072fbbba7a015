/** The bridge of the page that shows a wrong configuration: it reads, and asks to look again. Nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import type { ConfigurationBridge, ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { CONFIGURATION_CHANNELS } from '@roomkey/shared/ipc/configuration-channels';

/** SECURITY: checklist item 20, as in console.ts: named functions only. */
const bridge: ConfigurationBridge = Object.freeze({
  get: () => ipcRenderer.invoke(CONFIGURATION_CHANNELS.get),
  subscribe: (listener: (view: ConfigurationView) => void) => {
    const forward = (_event: unknown, view: ConfigurationView) => listener(view);
    ipcRenderer.on(CONFIGURATION_CHANNELS.changed, forward);
    return () => void ipcRenderer.removeListener(CONFIGURATION_CHANNELS.changed, forward);
  },
  retry: () => ipcRenderer.invoke(CONFIGURATION_CHANNELS.retry),
} satisfies ConfigurationBridge);

contextBridge.exposeInMainWorld('roomkeyConfiguration', bridge);
