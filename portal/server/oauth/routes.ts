/** The protocol's routes: what the console and standard clients use. */
import type { FastifyInstance, FastifySchema } from 'fastify';
import { z } from 'zod';
import {
  CancelFormSchema,
  CancelResponseSchema,
  DeviceAuthorizationFormSchema,
  DeviceAuthorizationResponseSchema,
  HeartbeatSchema,
  MetadataSchema,
  OAuthErrorSchema,
  PATHS,
  ReceiptSchema,
  TokenFormSchema,
  TokenResponseSchema,
} from '@roomkey/shared/protocol/oauth';
import { applyFaults } from './apply-faults';
import { cancelRequest } from './cancel';
import { fetchCredential } from './credential';
import { authorizeDevice } from './device-authorization';
import { FORM_TYPE, parseForm } from './form';
import { takeHeartbeat } from './heartbeat';
import { readMetadata } from './metadata';
import { takeReceipt } from './receipt';
import type { OAuthServices } from './services';
import { grantToken } from './token';

const errors = { '4xx': OAuthErrorSchema, '5xx': OAuthErrorSchema };
/** Resource endpoints take a Bearer token, or a bound one with its proof. */
const security = [{ accessToken: [] }, { dpop: [] }];

export async function registerProtocol(app: FastifyInstance, services: OAuthServices): Promise<void> {
  await app.register(async (protocol) => {
    applyFaults(protocol, services.ctx.testControls?.faults ?? null);
    // SECURITY: answers tokens and codes in caches (RFC 6749 5.1).
    protocol.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
    });
    // The handlers check bodies themselves, in the order that OAuth's errors need; the schemas here describe them.
    protocol.setValidatorCompiler(() => (value: unknown) => ({ value }));
    await protocol.register(
      inScope((scope) => {
        addFormRoutes(scope, services);
      }),
    );
    await protocol.register(
      inScope((scope) => {
        addResourceRoutes(scope, services);
      }),
    );
  });
}

/** Content types are taken by scope: forms here, JSON there. */
function inScope(add: (scope: FastifyInstance) => void) {
  return (scope: FastifyInstance, _options: unknown, done: () => void): void => {
    add(scope);
    done();
  };
}

function addFormRoutes(app: FastifyInstance, services: OAuthServices): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(FORM_TYPE, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseForm(body));
    } catch (error) {
      done(error instanceof Error ? error : new Error('The form was not read.'));
    }
  });
  app.post(
    PATHS.deviceAuthorization,
    { schema: form('Enter an OTP (RFC 8628 3.1)', DeviceAuthorizationFormSchema, DeviceAuthorizationResponseSchema) },
    (request) => authorizeDevice(services, request),
  );
  app.post(
    PATHS.token,
    {
      schema: form(
        'Device code grant (RFC 8628 3.4) and password grant (RFC 6749 4.3)',
        TokenFormSchema,
        TokenResponseSchema,
      ),
    },
    (request, reply) => grantToken(services, request, reply),
  );
  app.post(
    PATHS.cancel,
    { schema: form('Take a request back', CancelFormSchema, CancelResponseSchema) },
    (request, reply) => cancelRequest(services, request, reply),
  );
}

function form(summary: string, body: z.ZodType, answer: z.ZodType): FastifySchema {
  return { tags: ['protocol'], summary, consumes: [FORM_TYPE], body, response: { 200: answer, ...errors } };
}

function addResourceRoutes(app: FastifyInstance, services: OAuthServices): void {
  app.removeContentTypeParser('text/plain');
  app.get(
    PATHS.metadata,
    {
      schema: {
        tags: ['protocol'],
        summary: 'Metadata (RFC 8414)',
        response: { 200: MetadataSchema.loose(), ...errors },
      },
    },
    () => readMetadata(services.ctx),
  );
  const jose = { description: 'Compact JWE', content: { 'application/jose': { schema: z.string() } } };
  app.get(
    PATHS.credential,
    { schema: { tags: ['protocol'], summary: 'Fetch the credential', security, response: { 200: jose, ...errors } } },
    async (request, reply) => reply.type('application/jose').send(await fetchCredential(services, request, reply)),
  );
  app.post(
    PATHS.receipt,
    {
      schema: {
        tags: ['protocol'],
        summary: 'Say what became of the credential',
        security,
        body: ReceiptSchema,
        response: { 200: ReceiptSchema, ...errors },
      },
    },
    (request, reply) => takeReceipt(services, request, reply),
  );
  app.post(
    PATHS.heartbeat,
    {
      schema: {
        tags: ['protocol'],
        summary: 'A room reports',
        security,
        body: HeartbeatSchema,
        response: { 204: z.null().describe('Taken'), ...errors },
      },
    },
    async (request, reply) => {
      await takeHeartbeat(services, request, reply);
      return reply.code(204).send();
    },
  );
}
