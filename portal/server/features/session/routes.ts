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
import { redeemPresenterLink } from '../demo/presenter-link';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie';
import { findSession } from './sessions';
import { chooseCredentials, signInAdministrator, signOut } from './sign-in';
import { redeemLink } from './sign-in-link';

const tags = ['session'];

/** A session that has just begun: the cookie's token, and whose it is. */
interface Begun {
  readonly token: string;
  readonly caller: Caller;
}

export function sessionRoutes(app: ApiServer, ctx: PortalContext): void {
  const begin = async (request: FastifyRequest, reply: FastifyReply, session: Begun) => {
    // A presenter's session that this browser had: a sign-in ends it too.
    ctx.demo?.presenters.end(ctx, readSessionCookie(ctx, request));
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
    async (request, reply) => {
      const { token } = request.body;
      const previous = await previousOf(request);
      const presenter = await redeemPresenterLink(ctx, token, request.ip, previous);
      return begin(request, reply, presenter ?? (await redeemLink(ctx, token, request.ip, previous)));
    },
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
    async (request, reply) =>
      begin(request, reply, await chooseCredentials(ctx, callerOf(request), request.body, request.ip)),
  );
  app.post(
    ADMIN_PATHS.session,
    {
      config: { access: 'anyone' },
      schema: { tags, summary: 'Sign in by name and password', body: SignInSchema, response: answers(SessionSchema) },
    },
    async (request, reply) =>
      begin(request, reply, await signInAdministrator(ctx, request.body, request.ip, await previousOf(request))),
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
      ctx.demo?.presenters.end(ctx, readSessionCookie(ctx, request));
      clearSessionCookie(ctx, reply);
      return reply.code(204).send();
    },
  );
}

/** An API token needs no CSRF token: no browser sends it by itself. */
async function present(ctx: PortalContext, caller: Caller): Promise<Session> {
  return {
    username: nameOf(caller),
    role: caller.role,
    permissions: [...permissionsOf(caller.role)],
    sites: await sitesOf(ctx, caller),
    csrfToken: caller.kind === 'token' ? '' : caller.csrfToken,
    needsCredentials: caller.kind === 'session' && caller.needsCredentials,
    organisation: (await readOrganisation(ctx.store)).name,
    testControls: ctx.config.testControls,
    demo: ctx.config.demo,
  };
}

function nameOf(caller: Caller): string {
  if (caller.kind === 'session') return caller.username ?? '';
  return caller.kind === 'token' ? `token:${caller.name}` : caller.name;
}

async function sitesOf({ store }: PortalContext, { scope }: Caller): Promise<Session['sites']> {
  if (scope === 'all') return null;
  return store.db
    .select()
    .from(sites)
    .where(inArray(sites.id, [...scope]))
    .orderBy(sites.name);
}
