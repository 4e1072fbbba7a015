/** `GET /metrics` in Prometheus' text format. Holds counts and times, no names. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { isLoopback } from '../config/config';
import type { PortalContext } from '../context';
import { authenticate } from '../features/session/authenticate';

/** Seconds; the last bucket takes held polls (25 s). */
const BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 30];

export function addMetrics(app: FastifyInstance, ctx: PortalContext, countHeldPolls: () => number): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'roomkey_http_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [register],
  });
  const held = new Gauge({
    name: 'roomkey_held_polls',
    help: 'Consoles that wait for a decision',
    registers: [register],
    collect: () => {
      held.set(countHeldPolls());
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.withTypeProvider<ZodTypeProvider>().get(
    '/metrics',
    {
      schema: {
        tags: ['health'],
        summary: 'Metrics, for this machine and for administrators',
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      if (!isLocal(request)) await authenticate(ctx, request);
      return reply.type(register.contentType).send(await register.metrics());
    },
  );
}

/** SECURITY: metrics tell how much goes on where; a request that came through a proxy is not from this machine. */
function isLocal(request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  const address = (request.raw.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return forwarded === undefined && isLoopback(address);
}
