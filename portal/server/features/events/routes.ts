/** `GET /api/events`: server-sent events (HTML Living Standard, 9.2) that say what may have changed. */
import { z } from 'zod';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { mayDo } from '@roomkey/shared/protocol/permissions';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import type { ApiServer } from '../answers';
import { findCaller } from '../session/authenticate';
import { callerOf, type Caller } from '../session/caller';
import { EventStreams } from './event-streams';

/** What browsers wait before they connect again. */
const retryMs = 3000;

export function eventRoutes(app: ApiServer, ctx: PortalContext): void {
  const streams = new EventStreams(ctx.changes);
  app.addHook('preClose', () => streams.close());
  app.get(
    ADMIN_PATHS.events,
    {
      // SECURITY: a forgotten page connects again and again by itself; that must not keep its session alive (CWE-613).
      config: { access: 'requests.read', isBackground: true },
      schema: {
        tags: ['events'],
        summary: 'What may have changed, as it happens',
        response: {
          200: { description: 'text/event-stream', content: { 'text/event-stream': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const owner = ownerOf(callerOf(request));
      if (!streams.hasRoomFor(owner)) throw new ProblemError('portal.unavailable', { retryAfter: 30 });
      const ask = async () => {
        const caller = await findCaller(ctx, request, false);
        return caller !== undefined && mayDo(caller.role, 'requests.read') ? caller : undefined;
      };
      reply.hijack();
      const response = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value);
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
      await streams.add({ response, owner, ask });
      response.write(`retry: ${String(retryMs)}\n\n`);
      return reply;
    },
  );
}

function ownerOf(caller: Caller): string {
  if (caller.kind === 'session') return caller.administratorId;
  return caller.kind === 'token' ? `token:${caller.name}` : caller.name;
}
