import { normaliseOtp, OTP_QR_PREFIX, otpProblem } from '@roomkey/shared/protocol/otp';

/** The one-time password in the text of a QR code, or null when it holds another thing: an address, a serial number, a torn code. */
export function scannedOtp(text: string): string | null {
  if (!text.startsWith(OTP_QR_PREFIX)) return null;
  const digits = normaliseOtp(text);
  return otpProblem(digits) === null ? digits : null;
}
