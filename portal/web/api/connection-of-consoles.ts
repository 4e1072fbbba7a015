/** How consoles reach this portal: it changes only when the portal is started anew. */
import { ADMIN_PATHS, ConsoleConnectionSchema } from '@roomkey/shared/protocol/admin';
import { useQuery } from '@tanstack/react-query';
import { call } from './client';

export function useConsoleConnection() {
  return useQuery({
    queryKey: ['console-connection'],
    queryFn: ({ signal }) => call(ADMIN_PATHS.connection, { schema: ConsoleConnectionSchema, signal }),
  });
}
