/** `/api/demo`, with `--demo` only: what a presenter sees and asks for. Without that option the routes do not exist. */
import {
  DEMO_PATHS,
  DemoCommandSchema,
  DemoOutcomeSchema,
  DemoStateSchema,
  ExpireSchema,
  PresenterLinkSchema,
} from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, answersNothing, type ApiServer } from '../answers';
import { writeAudit } from '../audit/write-audit';
import { actOf } from '../session/caller';
import type { Demo } from './demo';
import { readDemoState } from './demo-state';
import { expireNow } from './expire-now';
import { makePresenterLink } from './presenter-link';
import { resetDemo } from './reset';

const config = { access: 'demo.use' } as const;
const tags = ['demo'];

export function demoRoutes(app: ApiServer, ctx: PortalContext, demo: Demo): void {
  app.get(
    DEMO_PATHS.state,
    { config, schema: { tags, summary: 'What a presenter sees', response: answers(DemoStateSchema) } },
    () => readDemoState(ctx, demo),
  );
  app.post(
    DEMO_PATHS.commands,
    {
      config,
      schema: {
        tags,
        summary: 'Ask the console’s director for something, and wait for the outcome',
        body: DemoCommandSchema,
        response: answers(DemoOutcomeSchema),
      },
    },
    async (request) => {
      const { kind: target, ...details } = request.body;
      await writeAudit(ctx.store.db, { ...actOf(ctx, request), action: 'demo.commanded', target, details });
      return demo.director.ask(request.body);
    },
  );
  app.post(
    DEMO_PATHS.reset,
    { config, schema: { tags, summary: 'Back to the sample organisation', response: answersNothing } },
    async (request, reply) => {
      await resetDemo(ctx, demo, actOf(ctx, request));
      return reply.code(204).send();
    },
  );
  app.post(
    DEMO_PATHS.expire,
    {
      config,
      schema: {
        tags,
        summary: 'Let what waits with an account run out now',
        body: ExpireSchema,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      await expireNow(ctx, request.body.accountId, actOf(ctx, request));
      return reply.code(204).send();
    },
  );
  app.post(
    DEMO_PATHS.presenterLink,
    { config, schema: { tags, summary: 'A link for a presenter’s phone', response: answers(PresenterLinkSchema) } },
    (request) => makePresenterLink(ctx, demo, actOf(ctx, request)),
  );
}
