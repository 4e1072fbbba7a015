/** Generating, showing and revoking OTPs. The OTP itself is never put in the query cache. */
import {
  ADMIN_PATHS,
  GeneratedOtpSchema,
  OtpSchema,
  type GenerateOtpSchema,
  type GeneratedOtp,
} from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from './client';
import { useRenew } from './requests';

export type GenerateOtp = z.input<typeof GenerateOtpSchema>;

export function useOtpDates(otpId: string) {
  return useQuery({
    queryKey: ['otps', otpId],
    queryFn: ({ signal }) => call(`${ADMIN_PATHS.otps}/${encodeURIComponent(otpId)}`, { schema: OtpSchema, signal }),
  });
}

export function useGenerateOtp() {
  const renew = useRenew();
  return useMutation({
    // SECURITY: the answer holds an OTP; it leaves memory as soon as the dialog that shows it closes.
    gcTime: 0,
    mutationFn: (body: GenerateOtp) => call(ADMIN_PATHS.otps, { method: 'POST', body, schema: GeneratedOtpSchema }),
    onSettled: renew,
  });
}

/** Shows an active OTP once more; the portal writes into its audit log who looked. */
export function useRevealOtp(otpId: string) {
  const renew = useRenew();
  return useMutation({
    gcTime: 0,
    mutationFn: () =>
      call(`${ADMIN_PATHS.otps}/${encodeURIComponent(otpId)}/reveal`, { method: 'POST', schema: GeneratedOtpSchema }),
    onSettled: renew,
  });
}

/** Ends the OTP and makes another, which fetches the same password. */
export function useRegenerateOtp(otpId: string, onMade: (otp: GeneratedOtp) => void) {
  const renew = useRenew();
  return useMutation({
    gcTime: 0,
    mutationFn: () =>
      call(`${ADMIN_PATHS.otps}/${encodeURIComponent(otpId)}/regenerate`, {
        method: 'POST',
        schema: GeneratedOtpSchema,
      }),
    onSuccess: onMade,
    onSettled: renew,
  });
}

export function useRevokeOtp(otpId: string, onRevoked: () => void) {
  const renew = useRenew();
  return useMutation({
    mutationFn: () =>
      call(`${ADMIN_PATHS.otps}/${encodeURIComponent(otpId)}/revoke`, { method: 'POST', schema: z.unknown() }),
    onSuccess: onRevoked,
    onSettled: renew,
  });
}
