import { ADMIN_PATHS, InvitationSchema, UserListSchema } from '@roomkey/shared/protocol/admin';
import { askPortal } from './ask-portal';
import type { DemoPortal } from './demo-portal';

/** Who signs in by the links. Both are Pro Managers; the link works once, for 24 hours. */
const NAMES = { window: 'presenter', browser: 'administrator' } as const;
const role = 'Teams Rooms Pro Manager';

interface SignInLinks {
  /** For the demo's own portal window. */
  readonly window: string;
  /** For a browser of the presenter's. The plain page once its user has chosen a password, which a new link would end. */
  readonly browser: string;
}

/**
 * The portal's own first link would be worth nothing as soon as the window has used one: it is for the first administrator alone.
 */
export async function makeSignInLinks(portal: DemoPortal): Promise<SignInLinks> {
  const { items } = UserListSchema.parse(await askPortal(portal, ADMIN_PATHS.users));
  const find = (name: string) => items.find(({ username }) => username.toLowerCase() === name);
  const [forWindow, forBrowser] = [find(NAMES.window), find(NAMES.browser)];
  const window = await (forWindow === undefined ? invite(portal, NAMES.window) : inviteAgain(portal, forWindow.id));
  if (forBrowser === undefined) return { window, browser: await invite(portal, NAMES.browser) };
  const hasPassword = forBrowser.status !== 'invited';
  return { window, browser: hasPassword ? portal.signIn : await inviteAgain(portal, forBrowser.id) };
}

async function invite(portal: DemoPortal, username: string): Promise<string> {
  return InvitationSchema.parse(await askPortal(portal, ADMIN_PATHS.users, { username, role, siteIds: [] })).url;
}

async function inviteAgain(portal: DemoPortal, id: string): Promise<string> {
  return InvitationSchema.parse(await askPortal(portal, `${ADMIN_PATHS.users}/${id}/invitation`, {})).url;
}
