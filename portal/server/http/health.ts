/** Health for supervisors and load balancers. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../context';

/** `demo`: started with `--demo`, so that the pages before sign-in can say it too. */
const Health = z.object({ status: z.enum(['ok', 'unavailable']), demo: z.boolean() });
const answers = { 200: Health, 503: Health };

export function addHealthRoutes(app: FastifyInstance, ctx: PortalContext): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { demo } = ctx.config;
  const ready = async () => {
    try {
      await ctx.store.ping();
      return { code: 200, body: { status: 'ok', demo } } as const;
    } catch {
      return { code: 503, body: { status: 'unavailable', demo } } as const;
    }
  };
  routes.get(
    `${ADMIN_PATHS.health}/live`,
    { schema: { tags: ['health'], summary: 'The process answers', response: { 200: Health } } },
    () => ({
      status: 'ok' as const,
      demo,
    }),
  );
  for (const path of [ADMIN_PATHS.health, `${ADMIN_PATHS.health}/ready`]) {
    routes.get(
      path,
      { schema: { tags: ['health'], summary: 'The process answers and reaches its database', response: answers } },
      async (_request, reply) => {
        const { code, body } = await ready();
        return reply.code(code).send(body);
      },
    );
  }
}
