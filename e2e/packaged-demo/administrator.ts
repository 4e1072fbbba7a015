/** The presenter in the portal: the card's link, a name and password, then the API. */
import { ADMIN_PATHS, CreatedApiTokenSchema } from '@roomkey/shared/protocol/admin';
import { Administrator } from '../support/admin';
import { post, send, signUp, type SignedIn } from '../support/sign-up';

/** The name is the invited one's. */
const CREDENTIALS = { username: 'administrator', password: 'a long enough phrase' };

/** Follows the link that the first start shows and chooses name and password. */
export async function firstAdministrator(signInLink: string): Promise<Administrator> {
  return withToken(new URL(signInLink).origin, await signUp(signInLink, CREDENTIALS));
}

/** At a later start, by name and password. */
export async function knownAdministrator(portalUrl: string): Promise<Administrator> {
  const { origin } = new URL(portalUrl);
  return withToken(origin, await post(`${origin}${ADMIN_PATHS.session}`, CREDENTIALS));
}

async function withToken(origin: string, signedIn: SignedIn): Promise<Administrator> {
  const body = { name: 'test', role: signedIn.session.role, validDays: 1 };
  const response = await send(`${origin}${ADMIN_PATHS.apiTokens}`, body, signedIn);
  return new Administrator(origin, CreatedApiTokenSchema.parse(await response.json()).token);
}
