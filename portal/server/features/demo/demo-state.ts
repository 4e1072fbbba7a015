/** What a presenter sees of the demo. */
import { and, desc, eq, gt } from 'drizzle-orm';
import type { DemoState } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { accounts, requests } from '../../store/schema';
import type { Demo } from './demo';
import { localAddresses } from './local-addresses';
import { readyOtp } from './ready-otp';

export async function readDemoState(ctx: PortalContext, demo: Demo): Promise<DemoState> {
  return {
    director: demo.director.status,
    ready: await readyOtp(ctx),
    request: await newestRequest(ctx),
    addresses: localAddresses(ctx),
  };
}

async function newestRequest({ store, clock }: PortalContext): Promise<DemoState['request']> {
  const [found] = await store.db
    .select({ id: requests.id, accountName: accounts.displayName, userCode: requests.userCode })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(eq(requests.status, 'pending'), gt(requests.expiresAt, clock.now())))
    .orderBy(desc(requests.requestedAt), desc(requests.id))
    .limit(1);
  return found ?? null;
}
