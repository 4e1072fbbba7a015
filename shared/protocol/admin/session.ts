/** Signing in to the portal, and who is signed in. */
import { z } from 'zod';
import { ROLES } from '../lists';
import { PERMISSIONS, PRESENTER } from '../permissions';
import { Id } from './common';

/** Redeems the sign-in link's token (from the URL's fragment) and creates the first administrator in the same act. */
export const RedeemLinkSchema = z.strictObject({ token: z.string().min(20).max(200) });
/** What the first administrator chooses. Names are compared without regard to case. */
export const CredentialsSchema = z.strictObject({
  username: z.string().trim().min(3).max(64),
  password: z.string().min(12).max(256),
});
/** Sign-in asks for no more than that something is there: which names and passwords could exist is not told. */
export const SignInSchema = z.strictObject({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
});
export const SessionSchema = z.object({
  username: z.string(),
  role: z.enum([...ROLES, PRESENTER]),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** The sites that the role is limited to; null means all. */
  sites: z.array(z.object({ id: Id, name: z.string() })).nullable(),
  csrfToken: z.string(),
  /** True after the link was redeemed, until a name and password are chosen. */
  needsCredentials: z.boolean(),
  organisation: z.string(),
  testControls: z.boolean(),
  /** The portal was started with `--demo`. */
  demo: z.boolean(),
});
export type Session = z.infer<typeof SessionSchema>;
