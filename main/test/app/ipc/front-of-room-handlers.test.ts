import { CHANNELS, FRONT_OF_ROOM_CHANNELS } from '@roomkey/shared/ipc/channels';
import type { FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import { expect, test } from 'vitest';
import { createFrontOfRoomHandlers } from '../../../app/ipc/front-of-room-handlers';

const view = { revision: 3, scene: 'code' } as FrontOfRoomView;
const getView = FRONT_OF_ROOM_CHANNELS.getView;

test('answers its view, on one channel that is none of the console’s', async () => {
  const handlers = createFrontOfRoomHandlers(() => Promise.resolve(view));
  expect(Object.keys(handlers)).toEqual([getView]);
  expect(Object.values<string>(CHANNELS)).not.toContain(getView);
  expect(await handlers[getView]?.([])).toEqual({ ok: true, value: view });
  expect(await handlers[getView]?.(['more'])).toEqual({ ok: false, error: { code: 'ipc.malformed' } });
});

test('an error within main shows as one code, without its text', async () => {
  const handlers = createFrontOfRoomHandlers(() => Promise.reject(new Error('secret text')));
  expect(await handlers[getView]?.([])).toEqual({ ok: false, error: { code: 'ipc.failed' } });
});
