/** `/api/api-tokens`: for scripts that act with a role of their own. For Pro Managers. */
import {
  ADMIN_PATHS,
  ApiTokenListSchema,
  CreatedApiTokenSchema,
  NewApiTokenSchema,
} from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, answersNothing, IdParams, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { createApiToken, deleteApiToken, listApiTokens } from './manage-api-tokens';

const tags = ['API tokens'];
const config = { access: 'users.manage' } as const;

export function apiTokenRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.apiTokens,
    { config, schema: { tags, summary: 'List API tokens', response: answers(ApiTokenListSchema) } },
    async () => ({ items: await listApiTokens(ctx) }),
  );
  app.post(
    ADMIN_PATHS.apiTokens,
    {
      config,
      schema: {
        tags,
        summary: 'Create an API token',
        body: NewApiTokenSchema,
        response: answers(CreatedApiTokenSchema),
      },
    },
    (request) => createApiToken(ctx, request.body, actOf(ctx, request)),
  );
  app.delete(
    `${ADMIN_PATHS.apiTokens}/:id`,
    { config, schema: { tags, summary: 'End an API token', params: IdParams, response: answersNothing } },
    async (request, reply) => {
      await deleteApiToken(ctx, request.params.id, actOf(ctx, request));
      return reply.code(204).send();
    },
  );
}
