/** The accounts that were ticked in the list before the wizard was opened. */
import type { Account } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { z } from 'zod';
import { useAccountsWithIds } from '../api/accounts';

const StateSchema = z.object({ accountIds: z.array(z.uuid()) });

/** Undefined as long as they are not read, or where nothing was ticked. Those that can have no OTP are among them. */
export function usePreselection(): readonly Account[] | undefined {
  const location = useLocation();
  const [wanted] = useState(() => {
    const state = StateSchema.safeParse(location.state);
    return new Set(state.success ? state.data.accountIds : []);
  });
  return useAccountsWithIds(wanted);
}
