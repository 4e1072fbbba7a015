/** `POST /v1/heartbeat`: a room that has signed in reports that it lives, and what is wrong with it. */
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HeartbeatSchema, PATHS, SCOPES } from '@roomkey/shared/protocol/oauth';
import { rooms } from '../store/schema';
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
  await ctx.store.db
    .update(rooms)
    .set({
      lastSeenAt: ctx.clock.now(),
      appVersion: heartbeat.app_version,
      problems: heartbeat.problems,
      deviceMake: heartbeat.device_make ?? null,
      deviceModel: heartbeat.device_model ?? null,
      deviceSerial: heartbeat.device_serial ?? null,
    })
    .where(eq(rooms.accountId, token.accountId));
}
