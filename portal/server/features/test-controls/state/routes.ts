/** `/api/test/state`: the whole state out, in, and back to how the portal started. */
import { ADMIN_PATHS, PortalStateSchema } from '@roomkey/shared/protocol/admin';
import type { FastifyRequest } from 'fastify';
import type { PortalContext } from '../../../context';
import { ProblemError } from '../../../http/problems';
import { answers, answersNothing, type ApiServer } from '../../answers';
import { writeAudit } from '../../audit/write-audit';
import { bearerOf } from '../../session/authenticate';
import { actOf } from '../../session/caller';
import type { TestControls } from '../test-controls';
import { restoreState } from './restore-state';
import { saveState } from './save-state';

const config = { access: 'testControls.use' } as const;
const tags = ['test controls'];
const statePath = `${ADMIN_PATHS.testControls}/state`;
/** Own: 10,000 accounts with a history. SECURITY: answers memory exhaustion (CWE-770); more than other routes, on loopback only. */
const mostBytes = 256 * 1024 * 1024;

export function stateRoutes(app: ApiServer, ctx: PortalContext, controls: TestControls): void {
  const { faults } = controls;
  const replacing = (request: FastifyRequest) =>
    ({ ctx, faults, act: actOf(ctx, request), callerToken: bearerOf(request) ?? null }) as const;
  app.get(
    statePath,
    { config, schema: { tags, summary: 'The whole state', response: answers(PortalStateSchema) } },
    (request) =>
      ctx.store.transaction(async (tx) => {
        const state = await saveState(ctx, faults, tx);
        await writeAudit(tx, { ...actOf(ctx, request), action: 'testControls.stateSaved', target: null });
        return state;
      }),
  );
  app.put(
    statePath,
    {
      config,
      bodyLimit: mostBytes,
      schema: { tags, summary: 'Replace the whole state', body: PortalStateSchema, response: answersNothing },
    },
    async (request, reply) => {
      await restoreState(request.body, { ...replacing(request), action: 'testControls.stateRestored' });
      return reply.code(204).send();
    },
  );
  app.post(
    `${statePath}/reset`,
    {
      config,
      schema: { tags, summary: 'Back to the state that the portal started with', response: answersNothing },
    },
    async (request, reply) => {
      const { startState } = controls;
      if (startState === null) throw new ProblemError('portal.unavailable', { retryAfter: 1 });
      await restoreState(startState, { ...replacing(request), action: 'testControls.stateReset' });
      return reply.code(204).send();
    },
  );
}
