import { notLike, or, sql } from 'drizzle-orm';
import { StartupError } from '../../config/startup-errors';
import type { PortalContext } from '../../context';
import { readOrganisation } from '../../organisation/organisation';
import { sampleOrganisation } from '../../seed/contoso';
import { accounts } from '../../store/schema';

/** SECURITY: a reset deletes all accounts. Whoever names a folder with others by mistake must not lose them. */
export async function refuseOtherData(ctx: PortalContext): Promise<void> {
  const { name, domains } = await readOrganisation(ctx.store);
  const foreign = or(...sampleOrganisation.domains.map((domain) => notLike(accounts.upn, `%@${domain}`)));
  const [other] = await ctx.store.db
    .select({ one: sql`1` })
    .from(accounts)
    .where(foreign)
    .limit(1);
  const isSample = name === sampleOrganisation.name && domains.join() === sampleOrganisation.domains.join();
  if (!isSample || other !== undefined) throw new StartupError('demo.notSample', { dataDir: ctx.config.dataDir });
}
