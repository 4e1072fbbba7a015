/** API tokens: for scripts, launchers and tests that act as an administrator. Kept as keyed hashes. */
import { and, eq, gt } from 'drizzle-orm';
import type { Role } from '@roomkey/shared/protocol/lists';
import { writePrivateFile } from '../../config/private-file';
import type { PortalContext } from '../../context';
import { randomId, randomToken } from '../../random/random';
import { apiTokens, apiTokenSites } from '../../store/schema';
import { writeAudit } from '../audit/write-audit';
import type { Caller } from '../session/caller';
import type { Scope } from '../session/scope';

/** Own: long enough for a working day of tests, short enough for a forgotten file. */
const fileTokenMs = 24 * 3_600_000;

/**
 * Makes an administrator's token named `name` and writes it to `file`, which only its owner may read. Valid 24 h by the
 * unmoved clock: a test that moves time by two weeks keeps its way in, and loses it after a day all the same.
 */
export async function writeApiTokenFile(ctx: PortalContext, file: string, name = 'token-file'): Promise<void> {
  const createdAt = ctx.clock.unmovedNow();
  const token = randomToken();
  const expiresAt = new Date(createdAt.getTime() + fileTokenMs);
  await ctx.store.transaction(async (tx) => {
    const hmac = ctx.keys.hmac('token', token);
    await tx
      .insert(apiTokens)
      .values({ hmac, id: randomId(), name, role: 'Teams Rooms Pro Manager', createdAt, expiresAt });
    await writeAudit(tx, {
      at: ctx.clock.now(),
      actor: 'portal',
      action: 'apiToken.created',
      target: name,
      source: null,
    });
  });
  await writePrivateFile(file, token);
}

export async function findApiToken(ctx: PortalContext, token: string): Promise<Caller | undefined> {
  const [row] = await ctx.store.db
    .select({ id: apiTokens.id, name: apiTokens.name, role: apiTokens.role })
    .from(apiTokens)
    .where(and(eq(apiTokens.hmac, ctx.keys.hmac('token', token)), gt(apiTokens.expiresAt, ctx.clock.unmovedNow())));
  if (row === undefined) return undefined;
  const { id, name, role } = row;
  return { kind: 'token', name, role, scope: await scopeOf(ctx, id, role) };
}

async function scopeOf(ctx: PortalContext, id: string, role: Role): Promise<Scope> {
  if (role === 'Teams Rooms Pro Manager') return 'all';
  const rows = await ctx.store.db
    .select({ siteId: apiTokenSites.siteId })
    .from(apiTokenSites)
    .where(eq(apiTokenSites.apiTokenId, id));
  return rows.map(({ siteId }) => siteId);
}
