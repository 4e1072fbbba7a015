/** Users of other roles, made as people make them: invited, link redeemed, password chosen. */
import {
  ADMIN_PATHS,
  CSRF_HEADER,
  InvitationSchema,
  SessionSchema,
  SiteListSchema,
  type Session,
} from '@roomkey/shared/protocol/admin';
import type { Role } from '@roomkey/shared/protocol/lists';
import { call, type Answer, type TestPortal } from './test-portal';

export interface SignedInUser {
  readonly id: string;
  readonly session: Session;
  /** Cookie and CSRF token, as this user's browser sends them. */
  readonly headers: Record<string, string>;
  api(method: string, path: string, body?: unknown): Promise<Answer>;
}

export const password = 'a long enough password';

export async function siteNamed(portal: TestPortal, name: string): Promise<string> {
  const { items } = SiteListSchema.parse((await portal.api('GET', ADMIN_PATHS.sites)).body);
  const site = items.find((each) => each.name === name);
  if (site === undefined) throw new Error(`no site ${name}`);
  return site.id;
}

/** `sites` by name; none for a Pro Manager. */
export async function addUser(
  portal: TestPortal,
  username: string,
  role: Role,
  sites: readonly string[] = [],
): Promise<SignedInUser> {
  const siteIds = await Promise.all(sites.map((name) => siteNamed(portal, name)));
  const invited = await portal.api('POST', ADMIN_PATHS.users, { username, role, siteIds });
  const { user, url } = InvitationSchema.parse(invited.body);
  const { headers } = await acceptInvitation(portal, url, username);
  const api: SignedInUser['api'] = (method, path, body) => call(portal.url + path, method, body, headers);
  const { body } = await api('GET', ADMIN_PATHS.session);
  return { id: user.id, session: SessionSchema.parse(body), headers, api };
}

export async function acceptInvitation(portal: TestPortal, url: string, username: string, chosen = password) {
  const token = new URL(url).hash.split('token=')[1] ?? '';
  const redeemed = await call(portal.url + ADMIN_PATHS.signInLink, 'POST', { token });
  if (redeemed.status !== 200) return { redeemed, done: redeemed, headers: {} };
  const headers = browserHeaders(redeemed);
  const done = await call(portal.url + ADMIN_PATHS.setup, 'POST', { username, password: chosen }, headers);
  return { redeemed, done, headers: done.status === 200 ? browserHeaders(done) : {} };
}

/** The headers with which a browser goes on after a sign-in answer. */
export function browserHeaders(answer: Answer): Record<string, string> {
  return {
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    [CSRF_HEADER]: SessionSchema.parse(answer.body).csrfToken,
  };
}
