/** One line for each answer. SECURITY: the route's pattern, never the URL that was sent; no header, no body (CWE-532). */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { safeError } from './safe-error';

/** The portal's logger with serialisers that cannot give away what a request holds. */
export function httpLog(log: Logger): FastifyBaseLogger {
  const nothing = () => undefined;
  return log.child({}, { serializers: { err: safeError, req: nothing, res: nothing } });
}

export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? null;
    const line = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    // Every waiting console polls: these lines would bury the others.
    if (route === PATHS.token && reply.statusCode === 400) request.log.debug(line, 'answered');
    else request.log.info(line, 'answered');
    done();
  });
}
