/** The accounts that were ticked in the list before the wizard was opened, as far as they can have an OTP. */
import { AccountQuerySchema, type Account } from '@roomkey/shared/protocol/admin';
import { useLocation } from 'react-router';
import { z } from 'zod';
import { obstaclesToOtp } from '../accounts/wording';
import { useAccounts } from '../api/accounts';

const StateSchema = z.object({ accountIds: z.array(z.uuid()) });
/** As many as the portal gives at once, and as many as one run takes. */
const MOST = 5000;

/** Null until they are read; the others say in the list why they cannot be selected. */
export function usePreselection(): ReadonlyMap<string, Account> | null {
  const state = StateSchema.safeParse(useLocation().state);
  const wanted = new Set(state.success ? state.data.accountIds : []);
  const accounts = useAccounts(AccountQuerySchema.parse({ pageSize: wanted.size === 0 ? 1 : MOST }));
  if (wanted.size === 0 || accounts.data === undefined) return null;
  const chosen = accounts.data.items.filter(
    (account) => wanted.has(account.id) && obstaclesToOtp(account).length === 0,
  );
  return new Map(chosen.map((account) => [account.id, account]));
}
