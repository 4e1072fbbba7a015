/**
 * The portal's address, as people type it and as a QR code carries it. No library is imported here, so that the console's
 * page can say what will be tried while it is typed.
 */

/** What a QR code of a portal's address begins with. It is no URL, so a phone's camera opens nothing. */
export const PORTAL_QR_PREFIX = 'RKP1:';
const FINGERPRINT_MARK = '#sha256=';

/** SHA-256 of a certificate (DER), as 64 lower-case hexadecimal digits. */
const FINGERPRINT = /^[0-9a-f]{64}$/;

/** Names and addresses that never leave this machine (RFC 6761 6.3; RFC 1122 3.2.1.3; RFC 4291 2.5.3). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

export type AddressProblem = 'portal.addressInvalid' | 'portal.addressInsecure';

export interface PortalAddress {
  /** Scheme, host and port: what is asked. */
  readonly origin: string;
  /** True where more than that was typed; a pasted sign-in link would carry a token. */
  readonly shortened: boolean;
}

/** What a person typed or pasted. Without a scheme it is https, on loopback http. Path, query and fragment are dropped. */
export function readPortalAddress(typed: string): PortalAddress | AddressProblem {
  const address = typed.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : withScheme(address);
  if (!URL.canParse(text)) return 'portal.addressInvalid';
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    return 'portal.addressInvalid';
  }
  // SECURITY: answers eavesdropping and tampering: OTP, proofs and credential travel in clear only inside this machine.
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'portal.addressInsecure';
  return { origin: url.origin, shortened: url.pathname !== '/' || url.search !== '' || url.hash !== '' };
}

function withScheme(host: string): string {
  const secure = `https://${host}`;
  return URL.canParse(secure) && isLoopback(new URL(secure).hostname) ? `http://${host}` : secure;
}

export interface ScannedPortal {
  readonly origin: string;
  /** What the portal's certificate must be, where its issuer is private; null where the code names none. */
  readonly fingerprint: string | null;
}

/** Text of a QR code: `RKP1:https://portal.example` or `RKP1:https://portal.example#sha256=<64 hexadecimal digits>`. */
export function formatPortalQr({ origin, fingerprint }: ScannedPortal): string {
  return `${PORTAL_QR_PREFIX}${origin}${fingerprint === null ? '' : `${FINGERPRINT_MARK}${fingerprint}`}`;
}

/** True for what claims to be such a text, right or not. */
export const isPortalQr = (text: string): boolean => text.trim().toUpperCase().startsWith(PORTAL_QR_PREFIX);

/**
 * What a QR code holds, or null. SECURITY: answers codes that say more than an address: nothing is dropped or corrected
 * here; a path, a name with a password, another scheme, half a fingerprint make the whole code void.
 */
export function parsePortalQr(text: string): ScannedPortal | null {
  if (!isPortalQr(text)) return null;
  const [address = '', fingerprint, ...more] = text.trim().slice(PORTAL_QR_PREFIX.length).split(FINGERPRINT_MARK);
  if (more.length > 0 || !/^https?:\/\//i.test(address) || address.includes('#')) return null;
  const read = readPortalAddress(address);
  if (typeof read === 'string' || read.shortened) return null;
  if (fingerprint === undefined) return { origin: read.origin, fingerprint: null };
  const digits = fingerprint.toLowerCase();
  return FINGERPRINT.test(digits) ? { origin: read.origin, fingerprint: digits } : null;
}

/** A fingerprint as people and programs write it (colons, blanks, capitals, `sha256:` before it), or null. */
export function readFingerprint(written: string): string | null {
  const digits = written
    .trim()
    .toLowerCase()
    .replace(/^sha-?256[:=\s]*/, '')
    .replace(/[\s:-]/g, '');
  return FINGERPRINT.test(digits) ? digits : null;
}

/** Sixteen groups of four digits, in capitals: to be read out and compared. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  return fingerprint.toUpperCase().match(/.{1,4}/g) ?? [];
}
