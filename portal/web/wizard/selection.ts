/** What choosing many accounts at once comes to: which are taken, and why the others are not. */
import type { Account } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { obstaclesToOtp } from '../accounts/wording';

export interface ManyChosen {
  /** Of those that were wanted. */
  readonly taken: number;
  readonly blocked: number;
  /** How many accounts each reason holds back, the commonest first; an account may have several. */
  readonly reasons: readonly (readonly [reason: string, accounts: number])[];
  /** Ready, but more than one run takes. */
  readonly beyond: number;
}

/**
 * Adds all of `wanted` that can have an OTP now to those chosen before, as long as one run takes them.
 * @returns the new choice, and what to tell about it
 */
export function chooseMany(before: ReadonlyMap<string, Account>, wanted: readonly Account[]) {
  const accounts = new Map(before);
  const reasons = new Map<string, number>();
  let taken = 0;
  let blocked = 0;
  let beyond = 0;
  for (const account of wanted) {
    const obstacles = obstaclesToOtp(account);
    if (obstacles.length > 0) {
      blocked += 1;
      for (const reason of obstacles) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    } else if (accounts.has(account.id) || accounts.size < LIMITS.accountsAtOnce) {
      accounts.set(account.id, account);
      taken += 1;
    } else {
      beyond += 1;
    }
  }
  const told: ManyChosen = { taken, blocked, reasons: [...reasons].sort(([, a], [, b]) => b - a), beyond };
  return { accounts, told };
}
