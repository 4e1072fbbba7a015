/** `/api/connection`: what a console is told to find this portal. Nothing of it is secret. */
import { ADMIN_PATHS, ConsoleConnectionSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, type ApiServer } from '../answers';
import { consoleConnection } from './connection';

export function connectionRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.connection,
    {
      config: { access: 'preferences.read' },
      schema: {
        tags: ['preferences'],
        summary: 'How consoles reach this portal',
        response: answers(ConsoleConnectionSchema),
      },
    },
    () => consoleConnection(ctx),
  );
}
