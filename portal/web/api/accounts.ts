/** Reading resource accounts. */
import {
  ADMIN_PATHS,
  AccountListSchema,
  type AccountQuerySchema,
  AccountSchema,
  PreferencesSchema,
} from '@roomkey/shared/protocol/admin';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from './client';
import { LIST_POLL_MS, QUEUE_POLL_MS } from './polling';

export type AccountQuery = z.infer<typeof AccountQuerySchema>;

/** First part of every query key below: invalidating it renews lists and details alike. */
export const ACCOUNTS_KEY = 'accounts';

function asSearch(query: AccountQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== '') search.set(name, String(value));
  }
  return search.toString();
}

/** One page of the list, sorted and searched by the portal; the page before stays visible while the next loads. */
export function useAccounts(query: AccountQuery) {
  return useQuery({
    queryKey: [ACCOUNTS_KEY, 'list', query],
    queryFn: ({ signal }) => call(`${ADMIN_PATHS.accounts}?${asSearch(query)}`, { schema: AccountListSchema, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: LIST_POLL_MS,
  });
}

export function useAccount(id: string) {
  return useQuery({
    queryKey: [ACCOUNTS_KEY, 'detail', id],
    queryFn: ({ signal }) =>
      call(`${ADMIN_PATHS.accounts}/${encodeURIComponent(id)}`, { schema: AccountSchema, signal }),
    refetchInterval: QUEUE_POLL_MS,
  });
}

export function usePreferences() {
  return useQuery({
    queryKey: ['preferences'],
    queryFn: ({ signal }) => call(ADMIN_PATHS.preferences, { schema: PreferencesSchema, signal }),
  });
}
