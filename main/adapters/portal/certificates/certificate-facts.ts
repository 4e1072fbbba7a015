/** A certificate as errors, logs and people name it. */
import type { X509Certificate } from 'node:crypto';
import type { ErrorParams } from '@roomkey/shared/setup/contract/errors';

/** Longest name that is passed on: whoever made the certificate chose it. */
const LONGEST_NAME = 160;

/** SHA-256 of the whole certificate, 64 lower-case hexadecimal digits. */
export const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

/** Milliseconds since the epoch. */
export const validFromOf = (certificate: X509Certificate): number => Date.parse(certificate.validFrom);
export const validUntilOf = (certificate: X509Certificate): number => Date.parse(certificate.validTo);

export function factsOf(certificate: X509Certificate): ErrorParams {
  return {
    fingerprint: fingerprintOf(certificate),
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: validFromOf(certificate),
    validUntil: validUntilOf(certificate),
  };
}

/** For `certificateName`: for which names the certificate is. */
export const namesOf = (certificate: X509Certificate): string =>
  visible((certificate.subjectAltName ?? '').replaceAll(/\b(?:DNS|IP Address):/g, ''));

/** `CN=Portal\nO=Contoso` → `Portal, Contoso`: common name first, then organisation. */
function nameOf(distinguished: string): string {
  const parts = distinguished.split('\n').map((line) => line.split('='));
  const valueOf = (type: string) =>
    parts
      .find(([name]) => name === type)
      ?.slice(1)
      .join('=');
  const known = [valueOf('CN'), valueOf('O')].filter((part) => part !== undefined);
  return visible(known.length > 0 ? known.join(', ') : distinguished.replaceAll('\n', ', '));
}

/** SECURITY: answers names that hide or turn around what stands beside them: control and direction characters go. */
function visible(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}…` : shown;
}
