/** `/api/accounts`: the resource accounts. */
import {
  AccountListSchema,
  AccountQuerySchema,
  AccountDetailSchema,
  ADMIN_PATHS,
} from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, IdParams, type ApiServer } from '../answers';
import { callerOf } from '../session/caller';
import { listAccounts } from './account-list';
import { readAccount } from './read-account';

const tags = ['accounts'];

export function accountRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.accounts,
    {
      config: { access: 'accounts.read' },
      schema: {
        tags,
        summary: 'List resource accounts',
        querystring: AccountQuerySchema.strict(),
        response: answers(AccountListSchema),
      },
    },
    (request) => listAccounts(ctx, request.query, callerOf(request).scope),
  );
  app.get(
    `${ADMIN_PATHS.accounts}/:id`,
    {
      config: { access: 'accounts.read' },
      schema: { tags, summary: 'One resource account', params: IdParams, response: answers(AccountDetailSchema) },
    },
    (request) => readAccount(ctx, request.params.id, callerOf(request).scope),
  );
}
