/** The administrators' API: every feature's routes behind one authentication hook. */
import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context';
import type { ApiServer } from './answers';
import { accountRoutes } from './accounts/routes';
import { apiTokenRoutes } from './api-tokens/routes';
import { auditRoutes } from './audit/routes';
import { connectionRoutes } from './connection/routes';
import { demoRoutes } from './demo/routes';
import { directorRoutes } from './demo/director-routes';
import { eventRoutes } from './events/routes';
import { handOverRoutes } from './hand-over/routes';
import { lockoutRoutes } from './lockouts/routes';
import { otpBatchRoutes } from './otp-batches/routes';
import { otpRoutes } from './otps/routes';
import { preferencesRoutes } from './preferences/routes';
import { requestRoutes } from './requests/routes';
import { roomRoutes } from './rooms/routes';
import { authenticate } from './session/authenticate';
import { sessionRoutes } from './session/routes';
import { siteRoutes } from './sites/routes';
import { testControlRoutes } from './test-controls/routes';
import { userRoutes } from './users/routes';

/** By the site's cookie or by an API token, as `components.securitySchemes` of the description names them. */
const signedIn = [{ session: [] }, { apiToken: [] }];

/**
 * Adds the API to `app`, which has the zod compilers set and answers errors with `problemFrom`. Cookies and
 * `request.caller` are added to the whole app, so that other routes may call `authenticate` too.
 */
export async function registerAdminApi(app: FastifyInstance, ctx: PortalContext): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('caller', null);
  await app.register((scope, _options, done) => {
    // SECURITY: JSON alone (CWE-352). A form of another site can send text that looks like it, but not with its type.
    scope.removeContentTypeParser('text/plain');
    // SECURITY: deny by default. A route that forgets to say who may call it is open to administrators only.
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      await authenticate(ctx, request);
    });
    // The description says of each route what the hook above asks of its caller.
    scope.addHook('onRoute', (route) => {
      if (route.config?.access !== 'anyone') route.schema = { ...route.schema, security: signedIn };
    });
    const api: ApiServer = scope.withTypeProvider();
    sessionRoutes(api, ctx);
    userRoutes(api, ctx);
    apiTokenRoutes(api, ctx);
    lockoutRoutes(api, ctx);
    roomRoutes(api, ctx);
    eventRoutes(api, ctx);
    siteRoutes(api, ctx);
    accountRoutes(api, ctx);
    otpRoutes(api, ctx);
    otpBatchRoutes(api, ctx);
    handOverRoutes(api, ctx);
    requestRoutes(api, ctx);
    preferencesRoutes(api, ctx);
    connectionRoutes(api, ctx);
    auditRoutes(api, ctx);
    // SECURITY: who moves time, injects faults or reads the whole state sits at this machine.
    if (ctx.testControls !== null && ctx.reach === 'configured') testControlRoutes(api, ctx, ctx.testControls);
    if (ctx.demo !== null) {
      demoRoutes(api, ctx, ctx.demo);
      directorRoutes(api, ctx.demo);
    }
    done();
  });
}
