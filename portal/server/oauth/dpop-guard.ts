/** DPoP proofs at the portal's endpoints (RFC 9449): the check itself, and that each proof is taken once. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context';
import { dpopProofs } from '../store/schema';
import { batched } from './batcher';
import { checkProof, PROOF_MEMORY_SECONDS } from './dpop-proof';
import { endpointUrl } from './endpoint-url';
import { challenge, OAuthFailure } from './oauth-errors';

interface ProofContext {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The endpoint's path as in `PATHS`. */
  readonly path: string;
  /** Set at resource endpoints, which answer 401 with a challenge; the proof must name this token in `ath`. */
  readonly accessToken?: string;
}

/**
 * Thumbprint of the key that signed the request's proof, or null when it carries none.
 * @throws OAuthFailure `invalid_dpop_proof`, or `use_dpop_nonce` with a nonce when the proof's time is off.
 */
export type ReadProof = (where: ProofContext) => Promise<string | null>;

export function proofReader(ctx: PortalContext): ReadProof {
  const isFirstUse = replayGuard(ctx);
  return async ({ request, reply, path, accessToken }) => {
    const proof = request.headers['dpop'];
    if (proof === undefined) return null;
    const resource = accessToken !== undefined;
    const result = await checkProof(String(proof), {
      method: request.method,
      url: endpointUrl(ctx, path),
      nonces: { keys: ctx.keys, nowSeconds: Math.floor(ctx.clock.now().getTime() / 1000) },
      ...(resource ? { accessToken } : {}),
    });
    if (result.kind === 'invalid') throw badProof(`The DPoP proof is refused: ${result.why}.`, resource);
    if (result.kind === 'needsNonce') throw nonceNeeded(result.nonce, resource);
    if (!(await isFirstUse({ jkt: result.jkt, jti: result.jti })))
      throw badProof('The DPoP proof was used before.', resource);
    if (result.freshNonce !== null) reply.header('dpop-nonce', result.freshNonce);
    return result.jkt;
  };
}

export function badProof(description: string, resource: boolean): OAuthFailure {
  return new OAuthFailure('invalid_dpop_proof', description, resource ? asChallenge('invalid_dpop_proof') : {});
}

function nonceNeeded(nonce: string, resource: boolean): OAuthFailure {
  const { status, headers } = resource ? asChallenge('use_dpop_nonce') : { status: 400, headers: {} };
  return new OAuthFailure('use_dpop_nonce', "The DPoP proof's time is not the portal's: repeat it with this nonce.", {
    status,
    headers: { ...headers, 'dpop-nonce': nonce },
  });
}

function asChallenge(code: 'invalid_dpop_proof' | 'use_dpop_nonce'): {
  status: number;
  headers: Record<string, string>;
} {
  return { status: 401, headers: { 'www-authenticate': challenge('DPoP', code) } };
}

interface ProofId {
  readonly jkt: string;
  readonly jti: string;
}

/** SECURITY: answers replayed proofs (RFC 9449 11.1) in the database, so that no second process of the portal takes one again. */
function replayGuard(ctx: PortalContext): (proof: ProofId) => Promise<boolean> {
  const key = (proof: ProofId) => `${proof.jkt} ${proof.jti}`;
  return batched(async (proofs: readonly ProofId[]) => {
    const expiresAt = new Date(ctx.clock.now().getTime() + PROOF_MEMORY_SECONDS * 1000);
    const inserted = await ctx.store.db
      .insert(dpopProofs)
      .values(proofs.map(({ jkt, jti }) => ({ jkt, jti, expiresAt })))
      .onConflictDoNothing()
      .returning({ jkt: dpopProofs.jkt, jti: dpopProofs.jti });
    const fresh = new Set(inserted.map(key));
    // `delete` is true for the first of two equal proofs within one batch only.
    return proofs.map((proof) => fresh.delete(key(proof)));
  });
}
