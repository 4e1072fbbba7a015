/** The portal's HTTP app: the console's protocol, the administrators' API, their site. A list of calls. */
import { fastify, LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import { registerAdminApi } from '../features/admin-api';
import { addAuthorityRoute } from '../lan/authority-route';
import { registerProtocol } from '../oauth/routes';
import { openOAuthServices } from '../oauth/services';
import { AllowedMethods } from './allowed-methods';
import { answerFailure, answerFailures } from './answer-failures';
import { trackConnections } from './drain';
import { addHealthRoutes } from './health';
import { httpLog, logAnswers } from './log-answers';
import { addMetrics } from './metrics';
import { addOpenApiRoute, collectOpenApi } from './openapi';
import { refuseUnstorableText } from './refuse-unstorable-text';
import { addSecurityHeaders } from './security-headers';
import { serveWeb } from './serve-web';
import { makeServer } from './server';

/** Hears of each route as it is added; a test compares them with the API's description. */
type OnRoute = (method: string, path: string) => void;

/**
 * Builds the app without listening; the caller listens and closes. While it closes, waiting consoles are answered 503
 * with `Retry-After`, and requests under way are finished.
 */
export async function buildApp(ctx: PortalContext, onRoute?: OnRoute): Promise<FastifyInstance> {
  const { config } = ctx;
  const app = fastify({
    loggerInstance: httpLog(ctx.log),
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory: (handler) => makeServer(handler, config.tls),
    // SECURITY: forwarded addresses are believed from the named proxies only; guesses are counted by address.
    trustProxy: config.trustProxy.length === 0 ? false : [...config.trustProxy],
    // SECURITY: answers memory exhaustion by large bodies (CWE-770).
    bodyLimit: LIMITS.bodyBytes,
    exposeHeadRoutes: false,
    frameworkErrors: answerFailure,
  });
  const methods = new AllowedMethods();
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      methods.add(each, url);
      onRoute?.(each, url);
    }
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerFailures(app, config.webRoot, methods);
  logAnswers(app);
  refuseUnstorableText(app);
  await addSecurityHeaders(app, { https: isHttps(ctx), remembered: isHttps(ctx) && ctx.reach === 'configured' });
  await collectOpenApi(app);

  const services = await openOAuthServices(ctx);
  const closeConnections = trackConnections(app.server);
  app.addHook('preClose', async () => {
    await services.heldPolls.close();
    closeConnections();
  });
  addMetrics(app, ctx, () => services.heldPolls.size);
  await registerProtocol(app, services);
  await registerAdminApi(app, ctx);
  addHealthRoutes(app, ctx);
  addAuthorityRoute(app, ctx);
  addOpenApiRoute(app);
  await serveWeb(app, config.webRoot);
  return app;
}

function isHttps({ config }: PortalContext): boolean {
  return config.publicUrl?.startsWith('https:') ?? config.tls !== null;
}
