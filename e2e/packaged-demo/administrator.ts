/** The presenter in the portal: the card's link, a name and password, then the API. */
import {
  ADMIN_PATHS,
  CreatedApiTokenSchema,
  CSRF_HEADER,
  SessionSchema,
  type Session,
} from '@roomkey/shared/protocol/admin';
import { Administrator } from '../support/admin';

/** The name is the invited one's. */
const CREDENTIALS = { username: 'administrator', password: 'a long enough phrase' };

/** Follows the link that the first start shows and chooses name and password. */
export async function firstAdministrator(signInLink: string): Promise<Administrator> {
  const { origin, hash } = new URL(signInLink);
  const token = new URLSearchParams(hash.slice(hash.indexOf('?'))).get('token') ?? '';
  const visitor = await post(`${origin}${ADMIN_PATHS.signInLink}`, { token });
  return withToken(origin, await post(`${origin}${ADMIN_PATHS.setup}`, CREDENTIALS, visitor));
}

/** At a later start, by name and password. */
export async function knownAdministrator(portalUrl: string): Promise<Administrator> {
  const { origin } = new URL(portalUrl);
  return withToken(origin, await post(`${origin}${ADMIN_PATHS.session}`, CREDENTIALS));
}

interface SignedIn {
  readonly cookie: string;
  readonly session: Session;
}

async function withToken(origin: string, signedIn: SignedIn): Promise<Administrator> {
  const body = { name: 'test', role: signedIn.session.role, validDays: 1 };
  const response = await send(`${origin}${ADMIN_PATHS.apiTokens}`, body, signedIn);
  return new Administrator(origin, CreatedApiTokenSchema.parse(await response.json()).token);
}

async function post(url: string, body: unknown, known?: SignedIn): Promise<SignedIn> {
  const response = await send(url, body, known);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, session: SessionSchema.parse(await response.json()) };
}

async function send(url: string, body: unknown, known?: SignedIn): Promise<Response> {
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
