/** `POST /v1/heartbeat`: a room that has signed in reports that it lives, and what is wrong with it. */
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HeartbeatSchema, PATHS, SCOPES } from '@roomkey/shared/protocol/oauth';
import { accounts, rooms } from '../store/schema';
import { requireToken } from './access-tokens';
import { readForm } from './form';
import type { OAuthServices } from './services';

/** @throws OAuthFailure 401, 403; `invalid_request`. */
export async function takeHeartbeat(
  services: OAuthServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { ctx } = services;
  const check = { request, reply, path: PATHS.heartbeat, scope: SCOPES.room };
  const token = await requireToken(ctx, services.readProof, check);
  const heartbeat = readForm(HeartbeatSchema, request.body);
  const [before] = await ctx.store.db
    .select({ lastSeenAt: rooms.lastSeenAt, problems: rooms.problems, siteId: accounts.siteId })
    .from(rooms)
    .innerJoin(accounts, eq(accounts.id, rooms.accountId))
    .where(eq(rooms.accountId, token.accountId));
  await ctx.store.db
    .update(rooms)
    .set({
      lastSeenAt: ctx.clock.now(),
      appVersion: heartbeat.app_version,
      problems: heartbeat.problems,
      // What a report leaves out stays as the request told it.
      deviceMake: heartbeat.device_make ?? undefined,
      deviceModel: heartbeat.device_model ?? undefined,
      deviceSerial: heartbeat.device_serial ?? undefined,
    })
    .where(eq(rooms.accountId, token.accountId));
  // Pages hear of what they would show otherwise, not of every sign of life.
  const isNews = before?.lastSeenAt == null || JSON.stringify(before.problems) !== JSON.stringify(heartbeat.problems);
  if (before !== undefined && isNews) ctx.changes.tell(['rooms', 'accounts'], [before.siteId]);
}
