/** `GET /v1/credential`: the account's sign-in data, encrypted to the device's key. */
import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PATHS, SCOPES } from '@roomkey/shared/protocol/oauth';
import { writeAudit } from '../features/audit/write-audit';
import { accessTokens, requests } from '../store/schema';
import { requireToken, type AccessToken } from './access-tokens';
import { credentialGone } from './oauth-errors';
import { stateAt } from './request-state';
import type { OAuthServices } from './services';

/**
 * The same key may fetch again until the receipt, so that a lost answer burns nothing; a Bearer token fetches once.
 * @returns a compact JWE of `CredentialSchema`.
 * @throws OAuthFailure 401, 403; 410 when it was delivered, its delivery has ended, or a Bearer token was used.
 */
export async function fetchCredential(
  services: OAuthServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  await services.heldPolls.untilAnswered();
  return services.fetching(() => fetchInTurn(services, request, reply));
}

async function fetchInTurn(services: OAuthServices, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const { ctx } = services;
  const check = { request, reply, path: PATHS.credential, scope: SCOPES.credential };
  const token = await requireToken(ctx, services.readProof, check);
  const row = token.requestId === null ? undefined : await readRequest(services, token.requestId);
  if (row === undefined || stateAt(row, ctx.clock.now()) !== 'approved') throw credentialGone();
  const jwe = await services.sealCredential.take(row.id);
  if (jwe === null || !(await takeBearerOnce(services, token))) throw credentialGone();
  await writeAudit(ctx.store.db, {
    at: ctx.clock.now(),
    actor: 'console',
    action: 'credential.fetched',
    target: row.requestId,
    source: request.ip,
  });
  return jwe;
}

async function readRequest({ ctx }: OAuthServices, id: string) {
  const [row] = await ctx.store.db
    .select({ id: requests.id, requestId: requests.requestId, status: requests.status, expiresAt: requests.expiresAt })
    .from(requests)
    .where(eq(requests.id, id));
  return row;
}

/** SECURITY: a Bearer token may have been read on its way, so it fetches once; a bound one needs the device's key each time. */
async function takeBearerOnce({ ctx }: OAuthServices, token: AccessToken): Promise<boolean> {
  if (token.dpopJkt !== null) return true;
  const taken = await ctx.store.db
    .update(accessTokens)
    .set({ usedAt: ctx.clock.now() })
    .where(and(eq(accessTokens.hmac, token.hmac), isNull(accessTokens.usedAt)))
    .returning({ scope: accessTokens.scope });
  return taken.length > 0;
}
