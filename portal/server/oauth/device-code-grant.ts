/** `urn:ietf:params:oauth:grant-type:device_code` at the token endpoint (RFC 8628 3.4 and 3.5), held or polled. */
import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomInt } from 'node:crypto';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { PATHS, SCOPES, type TokenResponse } from '@roomkey/shared/protocol/oauth';
import { requests } from '../store/schema';
import { countPoll, type Counted } from './count-polls';
import { badProof } from './dpop-guard';
import type { HeldPoll } from './held-polls';
import { OAuthFailure } from './oauth-errors';
import { stateAt, type RequestRow } from './request-state';
import type { OAuthServices } from './services';

export interface Poll {
  readonly deviceCode: string;
  /** Seconds to hold the request; 0 answers at once. */
  readonly wait: number;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Own: bounds of `Retry-After` when the portal closes, so that its consoles do not come back all at once. */
const RETRY_SECONDS = { min: 1, max: 10 } as const;

/**
 * @returns the token once the request is approved.
 * @throws OAuthFailure RFC 8628 3.5; `invalid_grant` for an unknown or used device code; 503 when the portal closes.
 */
export async function deviceCodeGrant(services: OAuthServices, poll: Poll): Promise<TokenResponse> {
  const isPlain = poll.wait === 0 && poll.request.headers['dpop'] === undefined;
  const counted = isPlain ? await services.countPlainPoll(poll.deviceCode) : null;
  if (counted !== null) throw refusePending(counted);
  const row = await services.findRequest(poll.deviceCode);
  if (row === undefined) throw unknownCode();
  const jkt = await checkKey(services, poll, row);
  if (poll.wait > 0 && isPending(services, row)) return waitForDecision(services, poll, row.id, jkt);
  if (isPending(services, row)) throw refusePending(await countPoll(services.ctx, row));
  return answerDecision(services, row, jkt);
}

/** SECURITY: who has seen a device code gets nothing without the key that the request names (RFC 9449 sections 5 and 10). */
async function checkKey(
  { readProof }: OAuthServices,
  { request, reply }: Poll,
  row: RequestRow,
): Promise<string | null> {
  const jkt = await readProof({ request, reply, path: PATHS.token });
  if (row.dpopJkt === null) return jkt;
  if (jkt === null) throw badProof('This device code needs a DPoP proof.', false);
  if (jkt !== row.dpopJkt)
    throw new OAuthFailure('invalid_grant', "The DPoP proof's key is not the one that the request was made with.");
  return jkt;
}

async function waitForDecision(
  services: OAuthServices,
  poll: Poll,
  requestId: string,
  jkt: string | null,
): Promise<TokenResponse> {
  poll.reply.header('preference-applied', `wait=${String(poll.wait)}`);
  return services.heldPolls.hold(requestId, poll.wait, async (held) => {
    poll.reply.raw.once('close', () => held.wake('gone'));
    for (;;) {
      const row = await services.findRequest(poll.deviceCode);
      if (row === undefined) throw unknownCode();
      if (!isPending(services, row)) return await answerDecision(services, row, jkt);
      const lapse = wakeAtExpiry(services, row, held);
      const reason = await held.next();
      clearTimeout(lapse);
      if (reason === 'closing') throw closing();
      if (reason !== 'changed') throw pending();
    }
  });
}

/** The request may expire while it is held; moves of the portal's clock wake all held polls by themselves. */
function wakeAtExpiry({ ctx }: OAuthServices, row: RequestRow, held: HeldPoll): NodeJS.Timeout | undefined {
  const ms = row.expiresAt.getTime() - ctx.clock.now().getTime();
  if (ms > LIMITS.heldPollSeconds * 1000) return undefined;
  return setTimeout(() => held.wake('changed'), Math.max(1, Math.ceil(ms)));
}

function isPending({ ctx }: OAuthServices, row: RequestRow): boolean {
  return stateAt(row, ctx.clock.now()) === 'pending';
}

function refusePending(counted: Counted): OAuthFailure {
  return counted === 'early'
    ? new OAuthFailure('slow_down', 'Polled before the interval was over; it is 5 seconds longer now.')
    : pending();
}

async function answerDecision(services: OAuthServices, row: RequestRow, jkt: string | null): Promise<TokenResponse> {
  switch (stateAt(row, services.ctx.clock.now())) {
    case 'approved':
    case 'delivered':
      return redeem(services, row, jkt);
    case 'rejected':
      throw rejected(row);
    case 'cancelled':
      throw new OAuthFailure('access_denied', 'The device cancelled this request.', { members: { cancelled: true } });
    case 'expired':
      throw expired();
    case 'pending':
      throw pending();
  }
}

/**
 * A bound device code may be redeemed again by its key until delivery ends, also after the receipt, so that a receipt
 * whose answer was lost can be sent again. A Bearer one works once (RFC 6749 4.1.2's rule for codes).
 */
async function redeem(services: OAuthServices, row: RequestRow, jkt: string | null): Promise<TokenResponse> {
  const now = services.ctx.clock.now();
  if (row.expiresAt <= now) throw expired();
  if (row.dpopJkt === null) {
    const redeemed = await services.ctx.store.db
      .update(requests)
      .set({ redeemedAt: now })
      .where(and(eq(requests.id, row.id), eq(requests.status, 'approved'), isNull(requests.redeemedAt)))
      .returning({ id: requests.id });
    if (redeemed.length === 0) throw new OAuthFailure('invalid_grant', 'This device code was redeemed before.');
  }
  const token = await services.issueToken({
    scope: SCOPES.credential,
    accountId: row.accountId,
    requestId: row.id,
    dpopJkt: jkt,
  });
  if (row.status === 'approved') services.sealCredential.prepare(row.id);
  return token;
}

function rejected({ rejectionReason, rejectionNote }: RequestRow): OAuthFailure {
  return new OAuthFailure('access_denied', 'An administrator rejected this request.', {
    members: {
      ...(rejectionReason === null ? {} : { rejection_reason: rejectionReason }),
      ...(rejectionNote === null ? {} : { rejection_note: rejectionNote }),
    },
  });
}

function pending(): OAuthFailure {
  return new OAuthFailure('authorization_pending', 'Nobody has decided this request yet.');
}

function expired(): OAuthFailure {
  return new OAuthFailure('expired_token', 'This request has expired.');
}

function unknownCode(): OAuthFailure {
  return new OAuthFailure('invalid_grant', 'This device code is not known, or a newer one has taken its place.');
}

function closing(): OAuthFailure {
  const headers = { 'retry-after': String(randomInt(RETRY_SECONDS.min, RETRY_SECONDS.max + 1)) };
  return new OAuthFailure('temporarily_unavailable', 'The portal is closing.', { headers });
}
