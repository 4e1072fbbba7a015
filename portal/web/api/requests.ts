/** Reading and deciding device requests. */
import {
  ADMIN_PATHS,
  OutcomesSchema,
  RequestListSchema,
  RequestSchema,
  type Decision,
  type DeviceRequest,
  type Outcome,
  type RequestQuerySchema,
} from '@roomkey/shared/protocol/admin';
import type { RejectionReason } from '@roomkey/shared/protocol/lists';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ACCOUNTS_KEY } from './accounts';
import { call } from './client';
import { queuePoll } from './polling';
import { searchOf } from './search-of';

export type RequestQuery = z.infer<typeof RequestQuerySchema>;

const REQUESTS_KEY = 'requests';

/** Enough to say which are new; their number is told beside them. */
const NEWEST = 20;
const HISTORY_PAGE_SIZE = 10;
/** As many as the portal gives at once. */
const ALL = 5000;

/** How many requests await approval, and the newest of them: for the badge, the title and notifications. */
export function useWaiting() {
  return useQuery({
    queryKey: [REQUESTS_KEY, 'newest'],
    queryFn: ({ signal }) =>
      call(
        `${ADMIN_PATHS.requests}?${searchOf({ ...PENDING, sort: 'requestedAt', order: 'desc', pageSize: NEWEST })}`,
        {
          schema: RequestListSchema,
          signal,
        },
      ),
    refetchInterval: queuePoll,
    // The badge and the title tell of new requests while the administrator works in another tab.
    refetchIntervalInBackground: true,
  });
}

const PENDING = { status: 'pending' } as const;

/** One page of the queue, sorted and searched by the portal. */
export function useQueue(query: RequestQuery) {
  return useQuery({
    queryKey: [REQUESTS_KEY, 'queue', query],
    queryFn: ({ signal }) =>
      call(`${ADMIN_PATHS.requests}?${searchOf({ ...query, ...PENDING })}`, { schema: RequestListSchema, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: queuePoll,
  });
}

/** All that the queue's search and filter let through, on whatever page. */
export function useWholeQueue(onRead: (requests: readonly DeviceRequest[]) => void) {
  return useMutation({
    mutationFn: (query: RequestQuery) =>
      call(`${ADMIN_PATHS.requests}?${searchOf({ ...query, ...PENDING, page: 1, pageSize: ALL })}`, {
        schema: RequestListSchema,
      }),
    onSuccess: ({ items }) => {
      onRead(items);
    },
  });
}

/** The latest requests of one account, the newest first. */
export function useAccountRequests(accountId: string) {
  return useQuery({
    queryKey: [REQUESTS_KEY, 'account', accountId],
    queryFn: ({ signal }) =>
      call(`${ADMIN_PATHS.requests}?${searchOf({ accountId, pageSize: HISTORY_PAGE_SIZE })}`, {
        schema: RequestListSchema,
        signal,
      }),
    refetchInterval: queuePoll,
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
      client.invalidateQueries({ queryKey: ['demo'] }),
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

/** Takes an approval back before it is delivered; refused once the console has confirmed. */
export function useWithdrawApproval(requestId: string, onWithdrawn: () => void) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (reason: RejectionReason) =>
      call(`${ADMIN_PATHS.requests}/${encodeURIComponent(requestId)}/revoke`, {
        method: 'POST',
        body: { reason },
        schema: RequestSchema,
      }),
    onSuccess: onWithdrawn,
    onSettled: renew,
  });
}

interface Decisions {
  readonly ids: readonly string[];
  readonly decision: Decision;
}

/** Decides many, act by act in the order given; gives the outcome of each request. */
export function useDecideMany(onDecided: (outcomes: readonly Outcome[]) => void) {
  const renew = useRenew();
  return useMutation({
    mutationFn: async (acts: readonly Decisions[]) => {
      const outcomes: Outcome[] = [];
      for (const act of acts) {
        const options = { method: 'POST', body: act, schema: OutcomesSchema } as const;
        outcomes.push(...(await call(`${ADMIN_PATHS.requests}/decisions`, options)).results);
      }
      return outcomes;
    },
    onSuccess: onDecided,
    onSettled: renew,
  });
}
