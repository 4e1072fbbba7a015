import { SetupFailure } from '@roomkey/shared/setup/contract/errors';

/** Names and addresses of the machine itself (RFC 6761 6.3, RFC 1122 3.2.1.3, RFC 4291 2.5.3). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

/**
 * The origin of what a person typed or pasted. Without a scheme it is https, on loopback http. Path, query and fragment are
 * dropped: a pasted sign-in link would carry a token. Rejects with `portal.addressInvalid` or `portal.addressInsecure`.
 */
export function portalOrigin(address: string): URL {
  const typed = address.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : withScheme(typed);
  if (!URL.canParse(text)) throw new SetupFailure('portal.addressInvalid');
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw new SetupFailure('portal.addressInvalid');
  }
  // SECURITY: answers eavesdropping and tampering: OTP, proofs and credential travel in clear only inside this machine.
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw new SetupFailure('portal.addressInsecure');
  return new URL(url.origin);
}

function withScheme(host: string): string {
  const secure = `https://${host}`;
  return URL.canParse(secure) && isLoopback(new URL(secure).hostname) ? `http://${host}` : secure;
}
