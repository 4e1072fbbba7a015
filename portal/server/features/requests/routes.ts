/** `/api/requests`: devices that wait for a decision, and those that got one. */
import {
  ADMIN_PATHS,
  DecisionSchema,
  RequestListSchema,
  RequestQuerySchema,
  RequestSchema,
  type DeviceRequest,
} from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { answers, IdParams, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { approve, reject } from './decide';
import { findRequest, listRequests } from './request-list';

const tags = ['requests'];
const one = `${ADMIN_PATHS.requests}/:id`;

export function requestRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.requests,
    {
      config: { access: 'requests.read' },
      schema: {
        tags,
        summary: 'List device requests',
        querystring: RequestQuerySchema.strict(),
        response: answers(RequestListSchema),
      },
    },
    (request) => listRequests(ctx, request.query),
  );
  app.get(
    one,
    {
      config: { access: 'requests.read' },
      schema: { tags, summary: 'One device request', params: IdParams, response: answers(RequestSchema) },
    },
    (request) => read(ctx, request.params.id),
  );
  app.post(
    `${one}/decision`,
    {
      config: { access: 'requests.decide' },
      schema: {
        tags,
        summary: 'Approve or reject a device request',
        params: IdParams,
        body: DecisionSchema,
        response: answers(RequestSchema),
      },
    },
    async (request) => {
      const { actor, source } = actOf(ctx, request);
      const { id } = request.params;
      const decider = { requestId: id, actor, source };
      const { body } = request;
      await ctx.store.transaction((tx) => {
        if (body.decision === 'approve') return approve(tx, ctx, decider);
        const note = body.note === undefined || body.note === '' ? null : body.note;
        return reject(tx, ctx, { ...decider, reason: body.reason, note });
      });
      return read(ctx, id);
    },
  );
}

async function read(ctx: PortalContext, id: string): Promise<DeviceRequest> {
  const found = await findRequest(ctx, id);
  if (found === undefined) throw new ProblemError('deviceRequest.notFound');
  return found;
}
