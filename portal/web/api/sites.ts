/** The organisation's sites. */
import { ADMIN_PATHS, SiteListSchema, SiteSchema } from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';

const SITES_KEY = ['sites'] as const;

export function useSites() {
  return useQuery({
    queryKey: SITES_KEY,
    queryFn: ({ signal }) => call(ADMIN_PATHS.sites, { schema: SiteListSchema, signal }),
  });
}

export function useAddSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call(ADMIN_PATHS.sites, { method: 'POST', body: { name }, schema: SiteSchema }),
    onSettled: () => client.invalidateQueries({ queryKey: SITES_KEY }),
  });
}
