/** The organisation's preferences for one-time passwords. They hold for OTPs and requests made afterwards. */
import { eq } from 'drizzle-orm';
import type { Preferences } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { readOrganisation } from '../../organisation/organisation';
import { organisation } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';

export async function readPreferences(ctx: PortalContext): Promise<Preferences> {
  const { otpValidityHours, otpAutoApproval, otpAutoApprovalMatchesOnly } = await readOrganisation(ctx.store);
  return { otpValidityHours, otpAutoApproval, otpAutoApprovalMatchesOnly };
}

export async function changePreferences(ctx: PortalContext, preferences: Preferences, act: Act): Promise<Preferences> {
  await ctx.store.transaction(async (tx) => {
    await tx.update(organisation).set(preferences).where(eq(organisation.id, 1));
    await writeAudit(tx, { ...act, action: 'preferences.changed', target: null, details: preferences });
  });
  return preferences;
}
