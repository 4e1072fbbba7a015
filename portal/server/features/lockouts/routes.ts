/** `/api/lockouts`: who is kept out for too many wrong tries. For Pro Managers. */
import { ADMIN_PATHS, LockoutListSchema, UnlockSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { answers, answersNothing, type ApiServer } from '../answers';
import { actOf } from '../session/caller';
import { listLockouts, unlock } from './lockouts';

const tags = ['lockouts'];
const config = { access: 'users.manage' } as const;

export function lockoutRoutes(app: ApiServer, ctx: PortalContext): void {
  app.get(
    ADMIN_PATHS.lockouts,
    { config, schema: { tags, summary: 'List who is kept out', response: answers(LockoutListSchema) } },
    async () => ({ items: await listLockouts(ctx) }),
  );
  app.post(
    `${ADMIN_PATHS.lockouts}/unlock`,
    { config, schema: { tags, summary: 'Let somebody in again', body: UnlockSchema, response: answersNothing } },
    async (request, reply) => {
      await unlock(ctx, request.body, actOf(ctx, request));
      return reply.code(204).send();
    },
  );
}
