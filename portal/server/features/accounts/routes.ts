/** `/api/accounts`: the resource accounts. */
import { AccountListSchema, AccountQuerySchema, AccountSchema, ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { answers, IdParams, type ApiServer } from '../answers';
import { findAccount, listAccounts } from './account-list';

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
    (request) => listAccounts(ctx, request.query),
  );
  app.get(
    `${ADMIN_PATHS.accounts}/:id`,
    {
      config: { access: 'accounts.read' },
      schema: { tags, summary: 'One resource account', params: IdParams, response: answers(AccountSchema) },
    },
    async (request) => {
      const account = await findAccount(ctx.store.db, ctx.clock.now(), request.params.id);
      if (account === undefined) throw new ProblemError('account.notFound');
      return account;
    },
  );
}
