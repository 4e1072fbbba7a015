/** `GET /api/openapi.json`: OpenAPI 3.1 of every route, made from the schemas that check the requests. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';

/** Before the routes: it collects them as they are added. */
export async function collectOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Roomkey portal',
        description:
          'The console’s protocol (OAuth 2.0 device authorization with a one-time password in front) and the administrators’ API. A simulation: nothing here reaches Microsoft.',
        version: '1',
      },
      tags: [
        { name: 'protocol', description: 'What consoles use; docs/PROTOCOL.md explains it' },
        { name: 'health', description: 'For supervisors and load balancers' },
      ],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'roomkey-session' },
          apiToken: { type: 'http', scheme: 'bearer', description: 'An administrator’s API token' },
          accessToken: { type: 'http', scheme: 'bearer', description: 'An access token of the protocol' },
          dpop: {
            type: 'http',
            scheme: 'DPoP',
            description: 'An access token bound to a key, with a proof (RFC 9449)',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
}

export function addOpenApiRoute(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    ADMIN_PATHS.openapi,
    {
      schema: { tags: ['health'], summary: 'This description', response: { 200: z.record(z.string(), z.unknown()) } },
    },
    async (_request, reply) =>
      reply
        .type('application/json')
        .serializer(JSON.stringify)
        .send({ ...app.swagger() }),
  );
}
