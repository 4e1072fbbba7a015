/** An administrator who signs in without a browser. */
import { ADMIN_PATHS, CSRF_HEADER, SessionSchema, type Session } from '@roomkey/shared/protocol/admin';

export interface SignedIn {
  readonly cookie: string;
  readonly session: Session;
}

/** Follows the link that a portal prints at its start, and chooses name and password. */
export async function signUp(
  signInLink: string,
  credentials: { readonly username: string; readonly password: string },
): Promise<SignedIn> {
  const { origin, hash } = new URL(signInLink);
  const token = new URLSearchParams(hash.slice(hash.indexOf('?'))).get('token') ?? '';
  const visitor = await post(`${origin}${ADMIN_PATHS.signInLink}`, { token });
  return post(`${origin}${ADMIN_PATHS.setup}`, credentials, visitor);
}

/** Sends a body that is answered with a session, and keeps the cookie that came with it. */
export async function post(url: string, body: unknown, known?: SignedIn): Promise<SignedIn> {
  const response = await send(url, body, known);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, session: SessionSchema.parse(await response.json()) };
}

/** `known`: who sends it. Rejects with status and text of an answer that is not a success. */
export async function send(url: string, body: unknown, known?: SignedIn): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(known === undefined ? {} : { cookie: known.cookie, [CSRF_HEADER]: known.session.csrfToken }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}
