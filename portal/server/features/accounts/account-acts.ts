/** The same act on many resource accounts: each succeeds or fails for itself, all in one transaction. */
import { and, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { AccountActsSchema, Outcome } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError, problemFrom } from '../../http/problems';
import { accounts } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudits } from '../audit/write-audit';
import { withinScope } from '../session/scope';
import { changeAudits, differenceOf, type Editable } from './editable';
import { revokeOtpsOfDisabled } from './end-otps';

type Wish = z.infer<typeof AccountActsSchema>;

const CHANGES: Readonly<Record<Wish['act'], Partial<Editable>>> = {
  /** What Teams Rooms accounts need to stay signed in without a person; the licence costs money and is an act of its own. */
  applyRecommended: { passwordExpires: false, mailboxConfigured: true, mfaRequired: false },
  assignPro: { licence: 'Teams Rooms Pro' },
  removeLicence: { licence: 'none' },
  enable: { enabled: true },
  disable: { enabled: false },
};

/** What was so already is a success without a trace in the audit list. */
export async function actOnAccounts(ctx: PortalContext, { ids, act: name }: Wish, act: Act): Promise<Outcome[]> {
  const change = CHANGES[name];
  const rows = await ctx.store.transaction(async (tx) => {
    const found = await tx
      .select()
      .from(accounts)
      .where(and(inArray(accounts.id, ids), withinScope(act.scope, accounts.siteId)))
      // Always in one order, so that two of these wait for each other and do not lock each other out.
      .orderBy(accounts.id)
      .for('update');
    const changes = found.flatMap((row) => {
      const difference = differenceOf(row, change);
      return difference === null ? [] : [{ id: row.id, upn: row.upn, difference }];
    });
    if (changes.length > 0) {
      const changed = changes.map(({ id }) => id);
      await tx.update(accounts).set(change).where(inArray(accounts.id, changed));
      await writeAudits(tx, await changeAudits(tx, act, changes));
      if (change.enabled === false) await revokeOtpsOfDisabled(tx, changed, act);
    }
    return found;
  });
  ctx.changes.tell(['accounts', 'otps'], [...new Set(rows.map(({ siteId }) => siteId))]);
  const found = new Set(rows.map(({ id }) => id));
  const { code, title } = problemFrom(new ProblemError('account.notFound'));
  return ids.map((id) => (found.has(id) ? { id, ok: true, code: null, title: null } : { id, ok: false, code, title }));
}
