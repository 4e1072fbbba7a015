/** Search, filter, sort and page stand in the address, so that a reload, a bookmark and the Back button keep them. */
import { AccountQuerySchema } from '@roomkey/shared/protocol/admin';
import { useSearchParams } from 'react-router';
import type { AccountQuery } from '../api/accounts';

export const PAGE_SIZES = [10, 25, 50, 100] as const;
const DEFAULT_PAGE_SIZE = 25;

/** What an address says; what it says wrongly falls back to the beginning of the whole list. */
function readAccountQuery(search: URLSearchParams): AccountQuery {
  const given = { pageSize: DEFAULT_PAGE_SIZE, ...Object.fromEntries(search) };
  const parsed = AccountQuerySchema.safeParse(given);
  return parsed.success ? parsed.data : AccountQuerySchema.parse({ pageSize: DEFAULT_PAGE_SIZE });
}

export type QueryChange = { readonly [Key in keyof AccountQuery]?: AccountQuery[Key] | undefined };

export function useAccountQuery() {
  const [search, setSearch] = useSearchParams();
  const query = readAccountQuery(search);
  /** Every change but that of the page itself goes back to the first page: the old one may no longer exist. */
  const change = (wanted: QueryChange) => {
    const next = new URLSearchParams(search);
    if (!('page' in wanted)) next.delete('page');
    for (const [name, value] of Object.entries(wanted)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, String(value));
    }
    setSearch(next, { replace: 'search' in wanted });
  };
  return { query, change };
}
