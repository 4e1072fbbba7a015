/** `--test-controls`: faults on the console's routes, as networks and proxies make them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TestFault } from '@roomkey/shared/protocol/admin';
import type { Faults } from '../features/test-controls/faults';
import { OAuthFailure } from './oauth-errors';

declare module 'fastify' {
  interface FastifyRequest {
    /** Test controls: answer this poll at once, as a portal without `Prefer: wait` would. */
    noHold: boolean;
    fault: TestFault | null;
  }
}

/** Half of a JSON object: what a cut connection leaves behind a proxy. */
const MALFORMED = '{"access_to';

export function applyFaults(app: FastifyInstance, faults: Faults | null): void {
  app.decorateRequest('noHold', false);
  app.decorateRequest('fault', null);
  if (faults === null) return;
  app.addHook('onRequest', async (request, reply) => {
    const fault = faults.next(request.routeOptions.url ?? '');
    if (fault !== undefined) await begin(fault, request, reply);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.fault?.kind === 'loseAnswer') {
      reply.hijack();
      request.raw.socket.destroy();
    }
    if (request.fault?.kind !== 'malformed') {
      done(null, payload);
      return;
    }
    reply.removeHeader('content-length');
    done(null, MALFORMED);
  });
}

async function begin(fault: TestFault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.fault = fault;
  request.noHold = fault.kind === 'noHold';
  if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 0));
  if (fault.kind === 'drop') {
    reply.hijack();
    request.raw.socket.destroy();
  }
  if (fault.kind === 'status') {
    const seconds = fault.retryAfterSeconds;
    const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) };
    throw new OAuthFailure('temporarily_unavailable', 'A fault that a test asked for.', {
      status: fault.status ?? 503,
      headers,
    });
  }
}
