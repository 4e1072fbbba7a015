/** Search, filter, sort and page stand in the address, so that a reload, a bookmark and the Back button keep them. */
import { useEffect, useRef } from 'react';
import { useHref, useLocation, useSearchParams } from 'react-router';
import type { z } from 'zod';

const DEFAULT_PAGE_SIZE = 25;

export type Change<Query> = { readonly [Key in keyof Query]?: Query[Key] | undefined };

/**
 * @param schema what the address may say; what it says wrongly falls back to the beginning of the whole list
 */
export function useAddressQuery<Query extends Readonly<Record<string, string | number | undefined>>>(
  schema: z.ZodType<Query>,
) {
  const [search, setSearch] = useSearchParams();
  const location = useLocation();
  const own = useHref(location.pathname);
  // What was asked for and is not in the address yet: the next change adds to it, however quickly it comes.
  const asked = useRef<URLSearchParams | null>(null);
  useEffect(() => {
    asked.current = null;
  }, [location]);
  const parsed = schema.safeParse({ pageSize: DEFAULT_PAGE_SIZE, ...Object.fromEntries(search) });
  const query = parsed.success ? parsed.data : schema.parse({ pageSize: DEFAULT_PAGE_SIZE });
  /** Every change but that of the page itself goes back to the first page: the old one may no longer exist. */
  const change = (wanted: Change<Query>) => {
    // The next page is on its way, and this one still there: what was typed just before must not end up in its address.
    if (window.location.hash.split('?', 1)[0] !== own) return;
    const next = new URLSearchParams(asked.current ?? search);
    if (!('page' in wanted)) next.delete('page');
    for (const [name, value] of Object.entries<string | number | undefined>(wanted)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, String(value));
    }
    asked.current = next;
    setSearch(next, { replace: 'search' in wanted });
  };
  return { query, change };
}
