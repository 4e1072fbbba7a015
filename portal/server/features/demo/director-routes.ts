/** `/api/demo/director`: the console's director fetches its orders here and tells what it does. */
import { z } from 'zod';
import {
  DEMO_PATHS,
  DemoOutcomeSchema,
  DirectorOrderSchema,
  DirectorStatusSchema,
} from '@roomkey/shared/protocol/admin';
import { ProblemError } from '../../http/problems';
import { readPreferWait } from '../../oauth/prefer-wait';
import { answers, answersNothing, IdParams, type ApiServer } from '../answers';
import type { Demo } from './demo';

const config = { access: 'demo.use', tokensOnly: true } as const;
const tags = ['demo'];

export function directorRoutes(app: ApiServer, { director }: Demo): void {
  app.get(
    DEMO_PATHS.orders,
    {
      config,
      schema: {
        tags,
        summary: 'The next order; `Prefer: wait=25` holds the request until there is one',
        response: { ...answers(DirectorOrderSchema), 204: z.undefined().describe('Nobody asked for anything') },
      },
    },
    async (request, reply) => {
      const wait = readPreferWait(request.headers['prefer']);
      const gone = new AbortController();
      reply.raw.once('close', () => {
        gone.abort();
      });
      if (wait > 0) reply.header('preference-applied', `wait=${String(wait)}`);
      const order = await director.next(wait, gone.signal);
      return order ?? reply.code(204).send();
    },
  );
  app.post(
    DEMO_PATHS.order(':id'),
    {
      config,
      schema: {
        tags,
        summary: 'What became of an order',
        params: IdParams,
        body: DemoOutcomeSchema,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      if (!director.settle(request.params.id, request.body)) throw new ProblemError('demo.orderOver');
      return reply.code(204).send();
    },
  );
  app.put(
    DEMO_PATHS.status,
    {
      config,
      schema: { tags, summary: 'What the console shows now', body: DirectorStatusSchema, response: answersNothing },
    },
    async (request, reply) => {
      director.report(request.body);
      return reply.code(204).send();
    },
  );
}
