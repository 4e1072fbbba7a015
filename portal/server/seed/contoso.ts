/** `--seed contoso`: the sample organisation. Running it again changes nothing. */
import { count, eq } from 'drizzle-orm';
import type { PortalContext } from '../context';
import { writeAudit } from '../features/audit/write-audit';
import { hashPassword } from '../directory/directory';
import { randomId } from '../random/random';
import { accounts, organisation, sites } from '../store/schema';
import { contosoRooms, type SeedRoom } from './contoso-rooms';

/** A reserved name (RFC 2606): it belongs to nobody, and no real account can be typed by mistake. */
const contosoDomain = 'contoso.example';
export const sampleOrganisation = { name: 'Contoso', domains: [contosoDomain] };
/** What every room of the sample has until an OTP resets it; published, so that manual setup can be rehearsed. */
export const contosoRoomPassword = 'Contoso-Room-Demo-1';

/** Fills an organisation without accounts; one that has any is left as it is. */
export async function seedContoso(ctx: PortalContext): Promise<void> {
  const { db } = ctx.store;
  const [counted] = await db.select({ found: count() }).from(accounts);
  if ((counted?.found ?? 0) > 0) return;
  const now = ctx.clock.now();
  // One hash for all: the password is published, so a salt for each room would hide nothing.
  const passwordHash = await hashPassword(contosoRoomPassword);
  const rows = contosoRooms.map((room) => sampleAccount(room, now, passwordHash));
  await ctx.store.transaction(async (tx) => {
    await tx.update(organisation).set(sampleOrganisation).where(eq(organisation.id, 1));
    for (const name of new Set(contosoRooms.map(({ site }) => site))) {
      await tx.insert(sites).values({ id: randomId(), name }).onConflictDoNothing();
    }
    const siteIds = new Map((await tx.select().from(sites)).map(({ id, name }) => [name, id]));
    for (const { site, row } of rows) {
      const siteId = siteIds.get(site);
      if (siteId !== undefined)
        await tx
          .insert(accounts)
          .values({ ...row, siteId })
          .onConflictDoNothing();
    }
    const entry = { at: now, actor: 'portal', action: 'organisation.seeded', target: 'Contoso', source: null } as const;
    await writeAudit(tx, entry);
  });
}

/** UPN of a room of the sample, by the name before the @. */
export function sampleUpn(name: string): string {
  return `${name}@${contosoDomain}`;
}

interface SampleAccount {
  readonly site: string;
  readonly row: Omit<typeof accounts.$inferInsert, 'siteId'>;
}

/** A room as the sample has it, with a new id. */
export function sampleAccount(room: SeedRoom, now: Date, passwordHash: string): SampleAccount {
  const { name, site, passwordExpired, licence = 'Teams Rooms Pro', ...facts } = room;
  const row = {
    ...facts,
    id: randomId(),
    upn: sampleUpn(name),
    licence,
    passwordHash,
    passwordExpiredAt: passwordExpired === true ? now : null,
    createdAt: now,
  };
  return { site, row };
}
