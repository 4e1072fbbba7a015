/** What the portal tells of itself before anybody signs in. */
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from './client';

const Health = z.object({ demo: z.boolean() });

/** Whether the portal was started with `--demo`; false until it is known. */
export function useIsDemo(): boolean {
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => call(`${ADMIN_PATHS.health}/live`, { schema: Health, signal }),
    staleTime: Infinity,
  });
  return health.data?.demo ?? false;
}
