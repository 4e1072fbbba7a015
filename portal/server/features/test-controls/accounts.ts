/** `/api/test/accounts`: what a directory does to an account by itself, without an administrator of this portal. */
import { eq } from 'drizzle-orm';
import { ADMIN_PATHS, TestAccountSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { accounts } from '../../store/schema';
import { answersNothing, type ApiServer, IdParams } from '../answers';
import { writeAudit } from '../audit/write-audit';
import { actOf } from '../session/caller';

export function testAccountRoutes(app: ApiServer, ctx: PortalContext): void {
  app.patch(
    `${ADMIN_PATHS.testControls}/accounts/:id`,
    {
      config: { access: 'testControls.use' },
      schema: {
        tags: ['test controls'],
        summary: "Expire an account's password, block its sign-in by policy",
        params: IdParams,
        body: TestAccountSchema,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const { passwordExpired, blockedByPolicy } = request.body;
      const change = {
        ...(passwordExpired === undefined ? {} : { passwordExpiredAt: passwordExpired ? ctx.clock.now() : null }),
        ...(blockedByPolicy === undefined ? {} : { blockedByPolicy }),
      };
      await ctx.store.transaction(async (tx) => {
        const [found] = await tx
          .select({ upn: accounts.upn })
          .from(accounts)
          .where(eq(accounts.id, request.params.id))
          .for('update');
        if (found === undefined) throw new ProblemError('account.notFound');
        if (Object.keys(change).length > 0)
          await tx.update(accounts).set(change).where(eq(accounts.id, request.params.id));
        await writeAudit(tx, {
          ...actOf(ctx, request),
          action: 'testControls.accountChanged',
          target: found.upn,
          details: request.body,
        });
      });
      return reply.code(204).send();
    },
  );
}
