/** Signs the portal window in before its first page: an audience sees the portal, not a form that asks for a new password. */
import { randomBytes } from 'node:crypto';
import { ADMIN_PATHS, CSRF_HEADER, SessionSchema, type Session } from '@roomkey/shared/protocol/admin';
import type { PortalLink } from './portal-link';

/** The little of Electron's session that is asked; cookies stay in it. */
export interface CookieFetch {
  fetch(url: string, init?: RequestInit): Promise<Response>;
}

const NAME = 'presenter';
const REQUEST_MS = 15_000;

/** Redeems the link. A first administrator, or an invited one, gets a password that nobody knows and nobody needs. */
export async function signIn(session: CookieFetch, { origin, token }: PortalLink): Promise<void> {
  if (token === null) return;
  const begun = await post(session, origin, ADMIN_PATHS.signInLink, { token }, '');
  if (!begun.needsCredentials) return;
  const credentials = { username: begun.username === '' ? NAME : begun.username, password: randomPassword() };
  await post(session, origin, ADMIN_PATHS.setup, credentials, begun.csrfToken);
}

/** A session that nobody uses ends after half an hour; a demo may stand longer before anybody comes. */
export async function staySignedIn(session: CookieFetch, { origin }: PortalLink): Promise<void> {
  await session.fetch(`${origin}${ADMIN_PATHS.session}`, {
    credentials: 'include',
    signal: AbortSignal.timeout(REQUEST_MS),
  });
}

const randomPassword = (): string => randomBytes(24).toString('base64url');

async function post(
  session: CookieFetch,
  origin: string,
  path: string,
  body: unknown,
  csrfToken: string,
): Promise<Session> {
  const answer = await session.fetch(`${origin}${path}`, {
    method: 'POST',
    credentials: 'include',
    redirect: 'error',
    headers: { 'content-type': 'application/json', ...(csrfToken !== '' && { [CSRF_HEADER]: csrfToken }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  if (!answer.ok) throw new Error(`The portal answered ${String(answer.status)}`);
  return SessionSchema.parse(await answer.json());
}
