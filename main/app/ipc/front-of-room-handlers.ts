/** What main answers to the page at the front of the room: its view, and nothing else. */
import { FRONT_OF_ROOM_CHANNELS } from '@roomkey/shared/ipc/channels';
import type { FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import { checked, type Handler, succeeded } from './checked';
import { Nothing } from './handlers';

/** `view` resolves once the setup runs: the page may ask before. */
export function createFrontOfRoomHandlers(view: () => Promise<FrontOfRoomView>): Readonly<Record<string, Handler>> {
  return { [FRONT_OF_ROOM_CHANNELS.getView]: checked(Nothing, async () => succeeded(await view())) };
}
