/** Whatever goes wrong is answered in the form that the caller understands: OAuth errors to consoles, Problem Details to others. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OAuthFailure } from '../oauth/oauth-errors';
import { refusalOf } from '../oauth/refusal-of';
import type { AllowedMethods } from './allowed-methods';
import { isStoreUnreachable } from './failure-kind';
import { problemFrom, ProblemError } from './problems';
import { sendPage } from './serve-web';

const PROTOCOL_PATH = /^\/(oauth2|v1|\.well-known)\//;

/** For the whole app, the protocol's routes included. */
export function answerFailures(app: FastifyInstance, webRoot: string, methods: AllowedMethods): void {
  app.setErrorHandler((error, request, reply) => {
    answerFailure(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const allowed = methods.of(path);
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    if (PROTOCOL_PATH.test(path)) sendRefusal(reply, nothingAt(allowed));
    else if (allowed.length > 0) sendProblem(reply, new ProblemError('request.methodNotAllowed'));
    else if (path.startsWith('/api/') || !sendPage(request, reply, webRoot))
      sendProblem(reply, new ProblemError('resource.notFound'));
  });
}

/** Also for what Fastify refuses before a route is found, such as a URL with broken percent signs. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (PROTOCOL_PATH.test(pathOf(request))) {
    const refusal = refusalOf(error);
    if (refusal.status >= 500 && !(error instanceof OAuthFailure))
      request.log.error({ err: error }, 'a request failed');
    sendRefusal(reply, refusal);
    return;
  }
  const known = isStoreUnreachable(error) ? new ProblemError('portal.unavailable', { retryAfter: 5 }) : error;
  if (problemFrom(known).status >= 500) request.log.error({ err: error }, 'a request failed');
  sendProblem(reply, known);
}

function sendRefusal(reply: FastifyReply, refusal: OAuthFailure): void {
  void reply
    .code(refusal.status)
    .headers({ 'cache-control': 'no-store', pragma: 'no-cache', ...refusal.headers })
    .type('application/json')
    .send(refusal.body);
}

function sendProblem(reply: FastifyReply, error: unknown): void {
  const problem = problemFrom(error);
  const retryAfter = error instanceof ProblemError ? error.retryAfter : undefined;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  // RFC 9110 15.5.2. Not Basic: browsers would ask for a name and password of their own.
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="roomkey"');
  void reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}

function nothingAt(allowed: readonly string[]): OAuthFailure {
  if (allowed.length > 0)
    return new OAuthFailure('invalid_request', 'This address takes another method.', { status: 405 });
  return new OAuthFailure('invalid_request', 'There is nothing at this address.', { status: 404 });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
