/** The bridge of the page at the front of the room: it sees its own view, and asks for nothing. Sandboxed, one CommonJS file. */
import { contextBridge, ipcRenderer } from 'electron';
import { FRONT_OF_ROOM_CHANNELS } from '@roomkey/shared/ipc/channels';
import type { FrontOfRoomBridge, FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import { answerPulse } from './answer-pulse';

/** SECURITY: checklist item 20. Two named functions; no intent, no secret, no channel chosen by the page, no event object. */
const bridge: FrontOfRoomBridge = Object.freeze({
  view: Object.freeze({
    get: () => ipcRenderer.invoke(FRONT_OF_ROOM_CHANNELS.getView),
    subscribe: (listener: (view: FrontOfRoomView) => void) => {
      const forward = (_event: unknown, view: FrontOfRoomView) => listener(view);
      ipcRenderer.on(FRONT_OF_ROOM_CHANNELS.viewChanged, forward);
      return () => void ipcRenderer.removeListener(FRONT_OF_ROOM_CHANNELS.viewChanged, forward);
    },
  }),
} satisfies FrontOfRoomBridge);

answerPulse();
contextBridge.exposeInMainWorld('frontOfRoom', bridge);
