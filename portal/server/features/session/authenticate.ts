/** The one hook in front of every route of the administrators' API: nobody comes through unless the route says so. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { BACKGROUND_HEADER, CSRF_HEADER } from '@roomkey/shared/protocol/admin';
import { mayDo } from '@roomkey/shared/protocol/permissions';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { findApiToken } from '../api-tokens/api-tokens';
import type { Caller } from './caller';
import { readSessionCookie } from './session-cookie';
import { findSession } from './sessions';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Sets `request.caller`. Throws `session.required`, `session.csrf`, `session.needsCredentials` or `session.forbidden`. */
export async function authenticate(ctx: PortalContext, request: FastifyRequest): Promise<void> {
  // SECURITY: deny by default (CWE-862). A route that forgets to say who may call it is for Pro Managers only.
  const access = request.routeOptions.config.access ?? 'users.manage';
  if (access === 'anyone') {
    refuseOtherSites(request);
    return;
  }
  const { isBackground = false, tokensOnly = false } = request.routeOptions.config;
  const caller = await findCaller(ctx, request, !isBackground && request.headers[BACKGROUND_HEADER] === undefined);
  if (caller === undefined) throw new ProblemError('session.required');
  if (caller.kind !== 'token') {
    refuseOtherSites(request);
    refuseForgery(request, caller.csrfToken);
  }
  if (caller.kind === 'session' && access !== 'signedIn' && caller.needsCredentials)
    throw new ProblemError('session.needsCredentials');
  // SECURITY: what a program says of a console, no page that somebody was lured to can say (CWE-352, CWE-863).
  if (tokensOnly && caller.kind !== 'token') throw new ProblemError('session.forbidden');
  // SECURITY: answers escalation between roles (CWE-863). Which sites is asked where rows are read and changed.
  if (access !== 'signedIn' && !mayDo(caller.role, access)) throw new ProblemError('session.forbidden');
  request.caller = caller;
}

/** Who the request's cookie or token belongs to now. `renew` is false for what no person caused. */
export async function findCaller(
  ctx: PortalContext,
  request: FastifyRequest,
  renew: boolean,
): Promise<Caller | undefined> {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return findApiToken(ctx, bearer);
  const cookie = readSessionCookie(ctx, request);
  if (cookie === undefined) return undefined;
  return ctx.demo?.presenters.find(ctx, cookie) ?? findSession(ctx, cookie, renew);
}

/** The API token that the request brings. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** SECURITY: CSRF. Another site can make a browser send the cookie, but not read the token that this header must hold. */
function refuseForgery(request: FastifyRequest, csrfToken: string): void {
  if (safeMethods.includes(request.method)) return;
  const given = request.headers[CSRF_HEADER];
  const expected = Buffer.from(csrfToken);
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw new ProblemError('session.csrf');
}

/**
 * SECURITY: login CSRF: before sign-in there is no token yet, but browsers say where a request comes from (Fetch Metadata).
 * After it this is the second line: a token that leaked is worth nothing on another site's page.
 */
function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none' || safeMethods.includes(request.method)) return;
  throw new ProblemError('session.csrf');
}
