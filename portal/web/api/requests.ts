/** Reading and deciding device requests. */
import {
  ADMIN_PATHS,
  RequestListSchema,
  RequestSchema,
  type Decision,
  type DeviceRequest,
} from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ACCOUNTS_KEY } from './accounts';
import { call } from './client';
import { QUEUE_POLL_MS } from './polling';

const REQUESTS_KEY = 'requests';

/** Enough for one screen to be worked through; the count beside it is of all. */
const QUEUE_PAGE_SIZE = 200;
const HISTORY_PAGE_SIZE = 10;

/** All requests that await approval, oldest first as the portal gives them. */
export function usePendingRequests() {
  return useQuery({
    queryKey: [REQUESTS_KEY, 'pending'],
    queryFn: ({ signal }) =>
      call(`${ADMIN_PATHS.requests}?status=pending&pageSize=${String(QUEUE_PAGE_SIZE)}`, {
        schema: RequestListSchema,
        signal,
      }),
    refetchInterval: QUEUE_POLL_MS,
    // The badge and the title tell of new requests while the administrator works in another tab.
    refetchIntervalInBackground: true,
  });
}

/** The latest requests of one account, the newest first. */
export function useAccountRequests(accountId: string) {
  return useQuery({
    queryKey: [REQUESTS_KEY, 'account', accountId],
    queryFn: ({ signal }) =>
      call(`${ADMIN_PATHS.requests}?accountId=${encodeURIComponent(accountId)}&pageSize=${String(HISTORY_PAGE_SIZE)}`, {
        schema: RequestListSchema,
        signal,
      }),
    refetchInterval: QUEUE_POLL_MS,
  });
}

/** Renews everything that a decision, a new OTP or a revocation changes. */
export function useRenew(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [ACCOUNTS_KEY] }),
      client.invalidateQueries({ queryKey: [REQUESTS_KEY] }),
      client.invalidateQueries({ queryKey: ['otps'] }),
    ]);
  };
}

interface DecideOptions {
  readonly onDecided: (request: DeviceRequest) => void;
  readonly onRefused: (error: unknown) => void;
}

/** The options are called before the page renews itself, because then the form that asked may be gone. */
export function useDecide(requestId: string, { onDecided, onRefused }: DecideOptions) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (decision: Decision) =>
      call(`${ADMIN_PATHS.requests}/${encodeURIComponent(requestId)}/decision`, {
        method: 'POST',
        body: decision,
        schema: RequestSchema,
      }),
    onSuccess: onDecided,
    onError: onRefused,
    // Also after a refusal: another administrator may have decided, and the page must show what is true now.
    onSettled: renew,
  });
}
