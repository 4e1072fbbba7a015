/** `/api/users`: who runs the portal, and as what. For Pro Managers. */
import type { FastifyRequest } from 'fastify';
import {
  ADMIN_PATHS,
  InvitationSchema,
  NewUserSchema,
  UserChangeSchema,
  UserListSchema,
  UserSchema,
} from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, IdParams, type ApiServer } from '../answers';
import { actOf, callerOf } from '../session/caller';
import { listUsers } from './user-list';
import { changeUser, inviteAgain, inviteUser } from './users';

const tags = ['users'];
const config = { access: 'users.manage' } as const;
const one = `${ADMIN_PATHS.users}/:id`;

export function userRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.users,
    { config, schema: { tags, summary: 'List users', response: answers(UserListSchema) } },
    async () => ({ items: await listUsers(ctx.store.db) }),
  );
  app.post(
    ADMIN_PATHS.users,
    { config, schema: { tags, summary: 'Invite a user', body: NewUserSchema, response: answers(InvitationSchema) } },
    (request) => inviteUser(ctx, request.body, actOf(ctx, request)),
  );
  app.patch(
    one,
    {
      config,
      schema: {
        tags,
        summary: 'Change role or sites, lock or unlock',
        params: IdParams,
        body: UserChangeSchema,
        response: answers(UserSchema),
      },
    },
    (request) => changeUser(ctx, request.params.id, request.body, actOf(ctx, request), selfOf(request)),
  );
  app.post(
    `${one}/invitation`,
    {
      config,
      schema: {
        tags,
        summary: 'Invite anew, without the old password',
        params: IdParams,
        response: answers(InvitationSchema),
      },
    },
    (request) => inviteAgain(ctx, request.params.id, actOf(ctx, request), selfOf(request)),
  );
}

function selfOf(request: FastifyRequest): string | null {
  const caller = callerOf(request);
  return caller.kind === 'session' ? caller.administratorId : null;
}
