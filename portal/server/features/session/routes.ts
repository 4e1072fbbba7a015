/** `/api/session`: sign-in, who am I, sign-out. */
import { inArray } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
  /** The browser's session until now: a sign-in ends it. */
  const previousOf = async (request: FastifyRequest) => {
    const cookie = readSessionCookie(ctx, request);
    return cookie === undefined ? undefined : findSession(ctx, cookie, false);
  };
  app.post(
    ADMIN_PATHS.signInLink,
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Redeem a sign-in link',
        body: RedeemLinkSchema,
        response: answers(SessionSchema),
      },
    },
    async (request, reply) =>
      begin(reply, await redeemLink(ctx, request.body.token, request.ip, await previousOf(request))),
  );
  app.post(
    ADMIN_PATHS.setup,
    {
      config: { access: 'signedIn' },
      schema: {
        tags,
        summary: 'Choose name and password after a sign-in link',
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
    async (request, reply) =>
      begin(reply, await signInAdministrator(ctx, request.body, request.ip, await previousOf(request))),
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
