/** Reading and changing resource accounts. */
import {
  ADMIN_PATHS,
  AccountDetailSchema,
  AccountFilterSchema,
  AccountListSchema,
  CsvImportAnswerSchema,
  OutcomesSchema,
  type Account,
  type AccountActsSchema,
  type AccountChange,
  type AccountDetail,
  type AccountQuerySchema,
  type CsvImportAnswer,
  type NewAccount,
  type Outcome,
} from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { call, download } from './client';
import { listPoll, queuePoll } from './polling';
import { searchOf } from './search-of';

export { usePreferences } from './preferences';

export type AccountQuery = z.infer<typeof AccountQuerySchema>;
export type AccountFilter = z.infer<typeof AccountFilterSchema>;
export type AccountAct = z.infer<typeof AccountActsSchema>['act'];

/** First part of every query key below: invalidating it renews lists and details alike. */
export const ACCOUNTS_KEY = 'accounts';

/** Rows that the table reads at once. */
export const CHUNK = 100;

const accountPath = (id: string) => `${ADMIN_PATHS.accounts}/${encodeURIComponent(id)}`;

function pageQuery(query: AccountQuery) {
  return queryOptions({
    queryKey: [ACCOUNTS_KEY, 'list', query],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      call(`${ADMIN_PATHS.accounts}?${searchOf(query)}`, { schema: AccountListSchema, signal }),
    refetchInterval: listPoll,
  });
}

/** One page of the list, sorted and searched by the portal; the page before stays visible while the next loads. */
export function useAccounts(query: AccountQuery) {
  return useQuery({ ...pageQuery(query), placeholderData: keepPreviousData });
}

/** Begins to read the first chunk of what may be shown next, so that a click does not wait for the whole of it. */
export function useExpectAccounts() {
  const client = useQueryClient();
  return (query: AccountFilter): void => {
    // The page's own read of the same tells a failure.
    client.query(pageQuery({ ...query, page: 1, pageSize: CHUNK })).catch(() => undefined);
  };
}

/** Further chunks of `CHUNK` rows, as far as they are needed now; null where one is not there yet. */
export function useAccountChunks(filter: AccountFilter, numbers: readonly number[]) {
  return useQueries({
    queries: numbers.map((page) => pageQuery({ ...filter, page, pageSize: CHUNK })),
    combine: (answers) => answers.map(({ data }, at) => ({ page: numbers[at] ?? 0, items: data?.items ?? null })),
  });
}

/** All that the filter lets through, however many pages of the portal that takes. */
async function readAll(filter: AccountFilter, signal?: AbortSignal): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  for (let page = 1, total = Infinity; accounts.length < total; page++) {
    const query = searchOf({ ...filter, page, pageSize: LIMITS.accountsAtOnce });
    const options = { schema: AccountListSchema, ...(signal === undefined ? {} : { signal }) };
    const answer = await call(`${ADMIN_PATHS.accounts}?${query}`, options);
    if (answer.items.length === 0) break;
    accounts.push(...answer.items);
    total = answer.total;
  }
  return accounts;
}

/** Reads all that the filter lets through, when it is asked to. */
export function useAllAccounts(onRead: (accounts: readonly Account[]) => void) {
  return useMutation({
    mutationFn: (filter: AccountFilter) => readAll(filter),
    onSuccess: onRead,
  });
}

/** The accounts with these ids, as they are now; undefined until they are read. */
export function useAccountsWithIds(ids: ReadonlySet<string>): readonly Account[] | undefined {
  return useQuery({
    queryKey: [ACCOUNTS_KEY, 'chosen', [...ids]],
    queryFn: async ({ signal }) => {
      const all = await readAll(AccountFilterSchema.parse({}), signal);
      return all.filter(({ id }) => ids.has(id));
    },
    enabled: ids.size > 0,
    // Read once: what is chosen then is the administrator's to change.
    staleTime: Infinity,
    gcTime: 0,
  }).data;
}

export function useAccount(id: string) {
  return useQuery({
    queryKey: [ACCOUNTS_KEY, 'detail', id],
    queryFn: ({ signal }) => call(accountPath(id), { schema: AccountDetailSchema, signal }),
    refetchInterval: queuePoll,
  });
}

function useRenewAccounts(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [ACCOUNTS_KEY, 'otps', 'requests', 'sites'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  };
}

export function useAddAccount(onAdded: (account: AccountDetail) => void) {
  return useMutation({
    mutationFn: (body: NewAccount) => call(ADMIN_PATHS.accounts, { method: 'POST', body, schema: AccountDetailSchema }),
    onSuccess: onAdded,
    onSettled: useRenewAccounts(),
  });
}

export function useChangeAccount(id: string, onChanged: (account: AccountDetail) => void) {
  return useMutation({
    mutationFn: (body: AccountChange) => call(accountPath(id), { method: 'PATCH', body, schema: AccountDetailSchema }),
    onSuccess: onChanged,
    onSettled: useRenewAccounts(),
  });
}

/** The same act on many accounts. */
export function useAccountActs(onDone: (outcomes: readonly Outcome[]) => void) {
  return useMutation({
    mutationFn: async ({ ids, act }: { readonly ids: readonly string[]; readonly act: AccountAct }) => {
      const outcomes: Outcome[] = [];
      for (let from = 0; from < ids.length; from += LIMITS.accountsAtOnce) {
        const body = { ids: ids.slice(from, from + LIMITS.accountsAtOnce), act };
        const options = { method: 'POST', body, schema: OutcomesSchema } as const;
        outcomes.push(...(await call(`${ADMIN_PATHS.accounts}/acts`, options)).results);
      }
      return outcomes;
    },
    onSuccess: onDone,
    onSettled: useRenewAccounts(),
  });
}

export type ImportKind = 'accounts' | 'expectedDevices';
const IMPORT_PATHS: Record<ImportKind, string> = {
  accounts: `${ADMIN_PATHS.accounts}/import`,
  expectedDevices: `${ADMIN_PATHS.accounts}/expected-devices/import`,
};

/** Tries a CSV file, or imports it. */
export function useImport(kind: ImportKind, onAnswer: (answer: CsvImportAnswer, dryRun: boolean) => void) {
  const renew = useRenewAccounts();
  return useMutation({
    // The file's text may be large: it leaves memory with the dialog.
    gcTime: 0,
    mutationFn: (body: { readonly csv: string; readonly dryRun: boolean }) =>
      call(IMPORT_PATHS[kind], { method: 'POST', body, schema: CsvImportAnswerSchema }),
    onSuccess: (answer, { dryRun }) => {
      onAnswer(answer, dryRun);
    },
    onSettled: (_answer, _error, { dryRun }) => (dryRun ? undefined : renew()),
  });
}

/** Saves what the filter lets through as a CSV file. */
export function useExport() {
  return useMutation({
    mutationFn: ({ search, readiness, provisioning, siteId, licence, sort, order }: AccountFilter) => {
      const query = searchOf({ search, readiness, provisioning, siteId, licence, sort, order });
      const today = new Date().toISOString().slice(0, 10);
      return download(`${ADMIN_PATHS.accounts}/export?${query}`, `resource-accounts-${today}.csv`);
    },
  });
}
