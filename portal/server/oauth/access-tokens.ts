/** Opaque access tokens: issued by the token endpoint, checked at the resource endpoints. Only keyed hashes are stored. */
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { type SCOPES, type TokenResponse } from '@roomkey/shared/protocol/oauth';
import type { PortalContext } from '../context';
import { randomToken } from '../random/random';
import { accessTokens } from '../store/schema';
import { batched } from './batcher';
import type { ReadProof } from './dpop-guard';
import { challenge, OAuthFailure } from './oauth-errors';

type Scope = (typeof SCOPES)[keyof typeof SCOPES];

/** Seconds. Own: see LIMITS. */
const LIFE: Readonly<Record<Scope, number>> = {
  credential: LIMITS.credentialTokenSeconds,
  room: LIMITS.roomTokenSeconds,
};

interface TokenGrant {
  readonly scope: Scope;
  readonly accountId: string;
  readonly requestId: string | null;
  /** Bound to this key (RFC 9449 section 5); null makes a Bearer token. */
  readonly dpopJkt: string | null;
}

export type IssueToken = (grant: TokenGrant) => Promise<TokenResponse>;

export function tokenIssuer(ctx: PortalContext): IssueToken {
  const insert = batched(async (rows: readonly (typeof accessTokens.$inferInsert)[]) => {
    await ctx.store.db.insert(accessTokens).values([...rows]);
    return rows.map(() => null);
  });
  return async (grant) => {
    const token = randomToken();
    const now = ctx.clock.now();
    const expiresAt = new Date(now.getTime() + LIFE[grant.scope] * 1000);
    await insert({ ...grant, hmac: ctx.keys.hmac('token', token), createdAt: now, expiresAt });
    return {
      access_token: token,
      token_type: grant.dpopJkt === null ? 'Bearer' : 'DPoP',
      expires_in: LIFE[grant.scope],
      scope: grant.scope,
    };
  };
}

export interface AccessToken {
  readonly hmac: Uint8Array;
  readonly accountId: string;
  readonly requestId: string | null;
  readonly dpopJkt: string | null;
  readonly usedAt: Date | null;
}

export interface TokenCheck {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly path: string;
  readonly scope: Scope;
}

/**
 * The access token that a request carries, of the scope that the endpoint asks for.
 * @throws OAuthFailure 401 `invalid_token`, `invalid_dpop_proof`, `use_dpop_nonce`; 403 `insufficient_scope`.
 */
export async function requireToken(ctx: PortalContext, readProof: ReadProof, check: TokenCheck): Promise<AccessToken> {
  const { scheme, value } = readAuthorization(check.request.headers.authorization);
  const [row] = await ctx.store.db
    .select()
    .from(accessTokens)
    .where(eq(accessTokens.hmac, ctx.keys.hmac('token', value)));
  if (row === undefined || row.expiresAt <= ctx.clock.now())
    throw refused(scheme, 'The access token is unknown or has expired.');
  // SECURITY: a bound token sent as Bearer is a stolen one (RFC 9449 7.2).
  const type = row.dpopJkt === null ? 'Bearer' : 'DPoP';
  if (type !== scheme) throw refused(type, 'The access token is of another type.');
  if (row.dpopJkt !== null) await requireSameKey(readProof, check, value, row.dpopJkt);
  if (row.scope !== check.scope) {
    const headers = { 'www-authenticate': challenge(scheme, 'insufficient_scope') };
    throw new OAuthFailure('insufficient_scope', `This needs a token of scope ${check.scope}.`, { headers });
  }
  return row;
}

async function requireSameKey(
  readProof: ReadProof,
  check: TokenCheck,
  accessToken: string,
  jkt: string,
): Promise<void> {
  const given = await readProof({ request: check.request, reply: check.reply, path: check.path, accessToken });
  if (given === null) throw refused('DPoP', 'The access token needs a DPoP proof.');
  if (given !== jkt) throw refused('DPoP', "The DPoP proof's key is not the one that the access token is bound to.");
}

/** RFC 6750 2.1 and RFC 9449 7.1: `<scheme> <token68>`, the scheme in any case. */
function readAuthorization(header: string | undefined): { scheme: 'Bearer' | 'DPoP'; value: string } {
  const [, scheme, value] = /^(bearer|dpop) +([\w.~+/-]{1,500}=*)$/i.exec(header ?? '') ?? [];
  if (scheme === undefined || value === undefined) {
    // RFC 6750 3.1: who has sent no token at all is told the schemes, and no error code in the challenge.
    const headers = { 'www-authenticate': challenge(null, null) };
    throw new OAuthFailure('invalid_token', 'An access token is needed.', { headers });
  }
  return { scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', value };
}

function refused(scheme: 'Bearer' | 'DPoP', description: string): OAuthFailure {
  const headers = { 'www-authenticate': challenge(scheme, 'invalid_token') };
  return new OAuthFailure('invalid_token', description, { headers });
}
