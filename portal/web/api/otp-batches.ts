/** Generating for many: one run of the wizard, followed while it works. */
import { ADMIN_PATHS, OtpBatchSchema, SignInCsvReportSchema, type NewOtpBatch } from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, download } from './client';
import { useRenew } from './requests';

/** Often enough that the bar moves evenly: a chunk of the work takes about a quarter of a second. */
const WORKING_POLL_MS = 500;

const one = (id: string) => `${ADMIN_PATHS.otpBatches}/${encodeURIComponent(id)}`;

export function useOtpBatch(id: string) {
  return useQuery({
    queryKey: ['otp-batches', id],
    queryFn: ({ signal }) => call(one(id), { schema: OtpBatchSchema, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? WORKING_POLL_MS : false),
    refetchIntervalInBackground: true,
  });
}

export function useStartBatch(onStarted: (id: string) => void) {
  const renew = useRenew();
  return useMutation({
    // SECURITY: what is sent may hold passwords; it leaves memory with the page.
    gcTime: 0,
    mutationFn: (body: NewOtpBatch) => call(ADMIN_PATHS.otpBatches, { method: 'POST', body, schema: OtpBatchSchema }),
    onSuccess: ({ id }) => {
      onStarted(id);
    },
    onSettled: renew,
  });
}

export function useRetryBatch(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(`${one(id)}/retry`, { method: 'POST', schema: OtpBatchSchema }),
    onSettled: () => client.invalidateQueries({ queryKey: ['otp-batches', id] }),
  });
}

export function useCheckCsv() {
  return useMutation({
    gcTime: 0,
    mutationFn: (body: { readonly accountIds: readonly string[]; readonly csv: string }) =>
      call(`${ADMIN_PATHS.otpBatches}/check-csv`, { method: 'POST', body, schema: SignInCsvReportSchema }),
  });
}

export function useDownloadBatch(id: string, withPasswords: boolean, onSaved: () => void = () => undefined) {
  return useMutation({
    mutationFn: () =>
      download(`${one(id)}/download`, withPasswords ? 'otps-with-passwords.csv' : 'otps.csv', {
        method: 'POST',
        body: { withPasswords },
      }),
    onSuccess: onSaved,
  });
}

export function useDownloadTemplate() {
  return useMutation({ mutationFn: () => download(`${ADMIN_PATHS.otpBatches}/template`, 'sign-in-data.csv') });
}
