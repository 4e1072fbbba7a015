/** `/api/audit`: who did what, when and from where. For Pro Managers. */
import { z } from 'zod';
import { ADMIN_PATHS, AuditFilterSchema, AuditListSchema, AuditQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { CSV_CONTENT_TYPE } from '../../csv/write-csv';
import { answers, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { exportAudit } from './audit-export';
import { listAudit } from './audit-list';

const tags = ['audit'];
const config = { access: 'audit.read' } as const;

export function auditRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.audit,
    {
      config,
      schema: {
        tags,
        summary: 'Read the audit list',
        querystring: AuditQuerySchema.strict(),
        response: answers(AuditListSchema),
      },
    },
    (request) => listAudit(ctx, request.query),
  );
  app.get(
    `${ADMIN_PATHS.audit}/export`,
    {
      config,
      schema: {
        tags,
        summary: 'The audit list as CSV',
        querystring: AuditFilterSchema.strict(),
        response: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const csv = await exportAudit(ctx, request.query, actOf(ctx, request));
      return reply
        .type(CSV_CONTENT_TYPE)
        .header('content-disposition', 'attachment; filename="roomkey-audit.csv"')
        .send(csv);
    },
  );
}
