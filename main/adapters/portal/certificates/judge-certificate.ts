/**
 * Whether the way to a portal takes a certificate. One place decides for Electron's network, in plain code, so that every case
 * is tested without one.
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { factsOf, fingerprintOf, namesOf, validFromOf, validUntilOf } from './certificate-facts';
import { chainProblem, isStrongKey } from './private-ca';

/** What Chromium says of a certificate; its most serious complaint hides the others. */
export interface Presented {
  readonly hostname: string;
  /** PEM, the portal's own first. */
  readonly chain: readonly string[];
  /** `net::OK`, or `net::ERR_CERT_…`. */
  readonly verificationResult: string;
  /** False for authorities that somebody added to this system. */
  readonly isIssuedByKnownRoot: boolean;
}

export interface CertificatePolicy {
  /** The one certificate that stands for this portal: a person compared its fingerprint, or the configuration names it. */
  readonly pin: string | null;
  /** The configuration's own authorities. */
  readonly authorities: readonly X509Certificate[];
  /**
   * True while a person connects: what only this system's own list vouches for is asked about. A company's inspection of TLS
   * looks like that too.
   */
  readonly publicOnly: boolean;
}

const TRUSTED = 'net::OK';
const UNKNOWN_ISSUER = 'net::ERR_CERT_AUTHORITY_INVALID';

/**
 * Null where the certificate is taken, else why not: `portal.certificateUntrusted` (a person may confirm it), and
 * `portal.certificateChanged|Expired|NotYetValid|Name` and `portal.certificate`, which nobody can wave through.
 * @param now milliseconds since the epoch
 */
export function judgeCertificate(presented: Presented, policy: CertificatePolicy, now: number): SetupFailure | null {
  const { hostname, verificationResult: result, isIssuedByKnownRoot } = presented;
  const chain = readChain(presented.chain);
  const leaf = chain[0];
  if (leaf === undefined) return new SetupFailure('portal.certificate', { host: hostname });
  // Without a pin Chromium's consent is enough; it has looked at all of this.
  if (policy.pin === null && result === TRUSTED && (isIssuedByKnownRoot || !policy.publicOnly)) return null;

  // SECURITY: answers what Chromium's first complaint hides: an unknown issuer comes before a wrong name or date. Neither is
  // forgiven for a pin or a private authority: a wrong name is another server's certificate, and one that has expired is one
  // whose owner no longer answers for its key.
  const own = ownProblem(leaf, hostname, now);
  if (own !== null) return own;
  const issuerIsUnknown = result === UNKNOWN_ISSUER;
  // SECURITY: answers revoked, weakly signed and otherwise refused certificates: only an unknown issuer can be made up for.
  if (result !== TRUSTED && !issuerIsUnknown) {
    return new SetupFailure('portal.certificate', { host: hostname, reason: result.replace('net::', '') });
  }
  if (policy.pin !== null) return pinProblem(leaf, policy.pin, hostname);
  if (policy.authorities.length > 0 && chainProblem(chain, policy.authorities, now) === null) return null;
  return new SetupFailure('portal.certificateUntrusted', { host: hostname, ...factsOf(leaf) });
}

function ownProblem(leaf: X509Certificate, hostname: string, now: number): SetupFailure | null {
  if (!isFor(leaf, hostname)) {
    return new SetupFailure('portal.certificateName', { host: hostname, names: namesOf(leaf) });
  }
  const dates = { host: hostname, validFrom: validFromOf(leaf), validUntil: validUntilOf(leaf), now };
  if (now < dates.validFrom) return new SetupFailure('portal.certificateNotYetValid', dates);
  return now > dates.validUntil ? new SetupFailure('portal.certificateExpired', dates) : null;
}

/**
 * SECURITY: answers a key of another's behind a pinned name. The pin is the whole certificate, not its key: it is what the
 * portal prints and what a browser shows, so a person can compare it; a renewed certificate is confirmed anew.
 */
function pinProblem(leaf: X509Certificate, pin: string, hostname: string): SetupFailure | null {
  if (!isStrongKey(leaf.publicKey))
    return new SetupFailure('portal.certificate', { host: hostname, reason: 'WEAK_KEY' });
  if (fingerprintOf(leaf) === pin) return null;
  return new SetupFailure('portal.certificateChanged', { host: hostname, ...factsOf(leaf), expected: pin });
}

/** RFC 9525: the subject's common name is no name of a server any more, and a wildcard stands for a whole label. */
function isFor(leaf: X509Certificate, hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return leaf.checkIP(bare) !== undefined;
  return leaf.checkHost(bare, { subject: 'never', partialWildcards: false }) !== undefined;
}

function readChain(chain: readonly string[]): X509Certificate[] {
  try {
    return chain.map((pem) => new X509Certificate(pem));
  } catch {
    return [];
  }
}
