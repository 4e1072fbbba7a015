/** Reading the audit list. */
import { ADMIN_PATHS, AuditListSchema, type AuditQuerySchema } from '@roomkey/shared/protocol/admin';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from './client';
import { searchOf } from './search-of';

export type AuditQuery = z.infer<typeof AuditQuerySchema>;

/** Not polled: rows that move while somebody reads them help nobody. */
export function useAudit(query: AuditQuery) {
  return useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => call(`${ADMIN_PATHS.audit}?${searchOf(query)}`, { schema: AuditListSchema, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Where the portal gives all rows that the filter lets through as CSV; the browser saves what it streams. */
export function auditExport(query: AuditQuery): string {
  return `${ADMIN_PATHS.audit}/export?${searchOf({ ...query, page: undefined, pageSize: undefined })}`;
}
