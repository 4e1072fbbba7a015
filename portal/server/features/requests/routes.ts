/** `/api/requests`: devices that wait for a decision, and those that got one. */
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  ADMIN_PATHS,
  DecisionSchema,
  DecisionsSchema,
  OutcomesSchema,
  RequestListSchema,
  RequestQuerySchema,
  RequestSchema,
  RevokeApprovalSchema,
  type DeviceRequest,
} from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { answers, IdParams, type ApiServer } from '../answers';
import { actOf, callerOf } from '../session/caller';
import { decideMany, decideOne, type Verdict } from './decide';
import { findRequest, listRequests } from './request-list';
import { revokeApproval } from './revoke-approval';

const tags = ['requests'];
const one = `${ADMIN_PATHS.requests}/:id`;
/** 10,000 ids of 39 bytes each. */
const manyIdsBytes = 1024 * 1024;

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
    (request) => listRequests(ctx, request.query, callerOf(request).scope),
  );
  app.get(
    one,
    {
      config: { access: 'requests.read' },
      schema: { tags, summary: 'One device request', params: IdParams, response: answers(RequestSchema) },
    },
    (request) => read(ctx, request, request.params.id),
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
      const { id } = request.params;
      await decideOne(ctx, id, verdictOf(request.body), actOf(ctx, request));
      return read(ctx, request, id);
    },
  );
  app.post(
    `${one}/revoke`,
    {
      config: { access: 'requests.decide' },
      schema: {
        tags,
        summary: 'Take an approval back that was not delivered',
        params: IdParams,
        body: RevokeApprovalSchema,
        response: answers(RequestSchema),
      },
    },
    async (request) => {
      const { id } = request.params;
      await revokeApproval(ctx, id, request.body, actOf(ctx, request));
      return read(ctx, request, id);
    },
  );
  app.post(
    `${ADMIN_PATHS.requests}/decisions`,
    {
      bodyLimit: manyIdsBytes,
      config: { access: 'requests.decide' },
      schema: { tags, summary: 'Decide many requests', body: DecisionsSchema, response: answers(OutcomesSchema) },
    },
    async (request) => {
      const { ids, decision } = request.body;
      const wanted = [...new Set(ids)];
      return { results: await decideMany(ctx, wanted, verdictOf(decision), actOf(ctx, request)) };
    },
  );
}

function verdictOf(decision: z.output<typeof DecisionSchema>): Verdict {
  if (decision.decision === 'approve') return decision;
  return { ...decision, note: decision.note === undefined || decision.note === '' ? null : decision.note };
}

async function read(ctx: PortalContext, request: FastifyRequest, id: string): Promise<DeviceRequest> {
  const found = await findRequest(ctx, id, callerOf(request).scope);
  if (found === undefined) throw new ProblemError('deviceRequest.notFound');
  return found;
}
