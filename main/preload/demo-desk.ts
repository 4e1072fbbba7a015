/** The bridge of the packaged demo's desk: it reads, and asks for three things. In no other package. */
import { contextBridge, ipcRenderer } from 'electron';
import type { DemoDeskAct, DemoDeskBridge, DemoDeskView } from '@roomkey/shared/ipc/demo-desk';
import { DEMO_DESK_CHANNELS } from '@roomkey/shared/ipc/demo-desk-channels';

/** SECURITY: checklist item 20, as in console.ts: named functions only. */
const bridge: DemoDeskBridge = Object.freeze({
  get: () => ipcRenderer.invoke(DEMO_DESK_CHANNELS.get),
  subscribe: (listener: (view: DemoDeskView) => void) => {
    const forward = (_event: unknown, view: DemoDeskView) => listener(view);
    ipcRenderer.on(DEMO_DESK_CHANNELS.changed, forward);
    return () => void ipcRenderer.removeListener(DEMO_DESK_CHANNELS.changed, forward);
  },
  act: (what: DemoDeskAct) => ipcRenderer.invoke(DEMO_DESK_CHANNELS.act, what),
} satisfies DemoDeskBridge);

contextBridge.exposeInMainWorld('roomkeyDemoDesk', bridge);
