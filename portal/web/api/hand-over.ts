/** Sheets to print. They hold OTPs, so they are asked for once and never stand in the query cache. */
import { ADMIN_PATHS, HandOverSheetsSchema } from '@roomkey/shared/protocol/admin';
import { useMutation } from '@tanstack/react-query';
import { call } from './client';
import { useRenew } from './requests';

export function useSheets() {
  return useMutation({
    // SECURITY: leaves memory as soon as the page closes.
    gcTime: 0,
    mutationFn: (otpIds: readonly string[]) =>
      call(ADMIN_PATHS.handOver, { method: 'POST', body: { otpIds }, schema: HandOverSheetsSchema }),
    // Each OTP's tab tells who has printed it.
    onSettled: useRenew(),
  });
}
