/** Links with which the demo's people sign in, made anew at each start: the portal's own first link works for one of them, once. */
import { ADMIN_PATHS, InvitationSchema, UserListSchema } from '@roomkey/shared/protocol/admin';
import type { AskPortal } from './ask-portal';

/** Both are Pro Managers. */
const NAMES = { window: 'presenter', browser: 'administrator' } as const;
const ROLE = 'Teams Rooms Pro Manager';

export interface SignInLinks {
  /** For the demo's own portal window. */
  readonly window: string;
  /** For a browser: null once its user has chosen a password, which a new link would end. */
  readonly browser: string | null;
}

export async function makeSignInLinks(ask: AskPortal): Promise<SignInLinks> {
  const { items } = await ask(ADMIN_PATHS.users, UserListSchema);
  const linkFor = async (name: string): Promise<string> => {
    const known = items.find(({ username }) => username.toLowerCase() === name);
    return known === undefined
      ? (await ask(ADMIN_PATHS.users, InvitationSchema, { username: name, role: ROLE, siteIds: [] })).url
      : (await ask(`${ADMIN_PATHS.users}/${known.id}/invitation`, InvitationSchema, {})).url;
  };
  const hasPassword = items.some(
    ({ username, status }) => username.toLowerCase() === NAMES.browser && status !== 'invited',
  );
  return { window: await linkFor(NAMES.window), browser: hasPassword ? null : await linkFor(NAMES.browser) };
}
