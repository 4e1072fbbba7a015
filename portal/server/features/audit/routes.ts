/** `/api/audit`: who did what, when and from where. */
import { ADMIN_PATHS, AuditListSchema, AuditQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, type ApiServer } from '../answers';
import { listAudit } from './audit-list';

export function auditRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.audit,
    {
      config: { access: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'Read the audit list',
        querystring: AuditQuerySchema.strict(),
        response: answers(AuditListSchema),
      },
    },
    (request) => listAudit(ctx, request.query),
  );
}
