/** `/api/rooms`: consoles that completed their setup, and how they are. */
import { ADMIN_PATHS, RoomListSchema, RoomQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, type ApiServer } from '../answers';
import { callerOf } from '../session/caller';
import { listRooms } from './room-list';

export function roomRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.rooms,
    {
      config: { access: 'rooms.read' },
      schema: {
        tags: ['rooms'],
        summary: 'List rooms',
        querystring: RoomQuerySchema.strict(),
        response: answers(RoomListSchema),
      },
    },
    (request) => listRooms(ctx, request.query, callerOf(request).scope),
  );
}
