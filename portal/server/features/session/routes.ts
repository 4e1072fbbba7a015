/** `/api/session`: sign-in, who am I, sign-out. */
import { inArray } from 'drizzle-orm';
import type { FastifyReply } from 'fastify';
import {
  ADMIN_PATHS,
  CredentialsSchema,
  RedeemLinkSchema,
  SessionSchema,
  SignInSchema,
  type Session,
} from '@roomkey/shared/protocol/admin';
import { permissionsOf } from '@roomkey/shared/protocol/permissions';
import type { PortalContext } from '../../context';
import { readOrganisation } from '../../organisation/organisation';
import { sites } from '../../store/schema';
import { answers, answersNothing, type ApiServer } from '../answers';
import { callerOf, type Caller } from './caller';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie';
import { findSession, type NewSession } from './sessions';
import { chooseCredentials, signInAdministrator, signOut } from './sign-in';
import { redeemLink } from './sign-in-link';

const tags = ['session'];

export function sessionRoutes(app: ApiServer, ctx: PortalContext): void {
  const begin = async (reply: FastifyReply, session: NewSession) => {
    setSessionCookie(ctx, reply, session.token);
    return present(ctx, session.caller);
  };
  app.post(
    ADMIN_PATHS.signInLink,
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Redeem the printed sign-in link',
        body: RedeemLinkSchema,
        response: answers(SessionSchema),
      },
    },
    async (request, reply) => begin(reply, await redeemLink(ctx, request.body.token, request.ip)),
  );
  app.post(
    ADMIN_PATHS.setup,
    {
      config: { access: 'signedIn' },
      schema: {
        tags,
        summary: 'Choose the first name and password',
        body: CredentialsSchema,
        response: answers(SessionSchema),
      },
    },
    async (request, reply) => begin(reply, await chooseCredentials(ctx, callerOf(request), request.body, request.ip)),
  );
  app.post(
    ADMIN_PATHS.session,
    {
      config: { access: 'anyone' },
      schema: { tags, summary: 'Sign in by name and password', body: SignInSchema, response: answers(SessionSchema) },
    },
    async (request, reply) => {
      const cookie = readSessionCookie(ctx, request);
      const previous = cookie === undefined ? undefined : await findSession(ctx, cookie, false);
      return begin(reply, await signInAdministrator(ctx, request.body, request.ip, previous));
    },
  );
  app.get(
    ADMIN_PATHS.session,
    { config: { access: 'signedIn' }, schema: { tags, summary: 'Who is signed in', response: answers(SessionSchema) } },
    async (request) => present(ctx, callerOf(request)),
  );
  app.delete(
    ADMIN_PATHS.session,
    { config: { access: 'signedIn' }, schema: { tags, summary: 'Sign out', response: answersNothing } },
    async (request, reply) => {
      await signOut(ctx, callerOf(request), request.ip);
      clearSessionCookie(ctx, reply);
      return reply.code(204).send();
    },
  );
}

/** An API token needs no CSRF token: no browser sends it by itself. */
async function present(ctx: PortalContext, caller: Caller): Promise<Session> {
  const isSession = caller.kind === 'session';
  return {
    username: isSession ? (caller.username ?? '') : `token:${caller.name}`,
    role: caller.role,
    permissions: [...permissionsOf(caller.role)],
    sites: await sitesOf(ctx, caller),
    csrfToken: isSession ? caller.csrfToken : '',
    needsCredentials: isSession && caller.needsCredentials,
    organisation: (await readOrganisation(ctx.store)).name,
    testControls: ctx.config.testControls,
  };
}

async function sitesOf({ store }: PortalContext, { scope }: Caller): Promise<Session['sites']> {
  if (scope === 'all') return null;
  return store.db
    .select()
    .from(sites)
    .where(inArray(sites.id, [...scope]))
    .orderBy(sites.name);
}
