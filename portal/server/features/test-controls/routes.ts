/** `/api/test`, with `--test-controls` only: moves the portal's time, arms faults, replaces its state. Without that option the routes do not exist. */
import { ADMIN_PATHS, TestClockAnswerSchema, TestClockSchema, TestFaultSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { answers, answersNothing, type ApiServer } from '../answers';
import { writeAudit } from '../audit/write-audit';
import { actOf } from '../session/caller';
import { testAccountRoutes } from './accounts';
import { stateRoutes } from './state/routes';
import type { TestControls } from './test-controls';
import { MOST_SECONDS_AWAY } from './time-limit';

const tags = ['test controls'];
const clockPath = `${ADMIN_PATHS.testControls}/clock`;
const faultsPath = `${ADMIN_PATHS.testControls}/faults`;

export function testControlRoutes(app: ApiServer, ctx: PortalContext, controls: TestControls): void {
  const { faults } = controls;
  stateRoutes(app, ctx, controls);
  testAccountRoutes(app, ctx);
  app.post(
    clockPath,
    {
      config: { access: 'testControls.use' },
      schema: { tags, summary: 'Move time forward', body: TestClockSchema, response: answers(TestClockAnswerSchema) },
    },
    async (request) => {
      const details = request.body;
      const ahead = (ctx.clock.now().getTime() - ctx.clock.unmovedNow().getTime()) / 1000 + details.advanceSeconds;
      if (ahead > MOST_SECONDS_AWAY) throw new ProblemError('request.invalid', { detail: 'Time is 50 years ahead.' });
      await writeAudit(ctx.store.db, {
        ...actOf(ctx, request),
        action: 'testControls.clockMoved',
        target: null,
        details,
      });
      await ctx.clock.advance(request.body.advanceSeconds);
      return { now: ctx.clock.now().toISOString() };
    },
  );
  app.post(
    faultsPath,
    {
      config: { access: 'testControls.use' },
      schema: { tags, summary: 'Arm a fault', body: TestFaultSchema, response: answersNothing },
    },
    async (request, reply) => {
      const { path: target, ...details } = request.body;
      await writeAudit(ctx.store.db, { ...actOf(ctx, request), action: 'testControls.faultAdded', target, details });
      faults.add(request.body);
      return reply.code(204).send();
    },
  );
  app.delete(
    faultsPath,
    {
      config: { access: 'testControls.use' },
      schema: { tags, summary: 'Disarm all faults', response: answersNothing },
    },
    async (request, reply) => {
      await writeAudit(ctx.store.db, { ...actOf(ctx, request), action: 'testControls.faultsCleared', target: null });
      faults.clear();
      return reply.code(204).send();
    },
  );
}
