/**
 * Does an organisation's own certification authority vouch for this certificate? Node offers signatures and names of single
 * certificates, not of a chain, so the chain is followed here (RFC 5280 6.1, the part that a portal needs).
 *
 * Checked: each certificate's validity; each signature, by its issuer's key, with a hash that is not broken; key sizes; for
 * each issuer that it is a CA, may sign certificates, and is not used deeper than its path length; purposes (server
 * authentication); names (DNS and addresses) against each issuer's name constraints; that no critical extension is passed over.
 * Not looked at: revocation lists and OCSP (an organisation's own CA rarely has one that a console reaches) and certificate
 * policies.
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import { validFromOf, validUntilOf } from './certificate-facts';
import { maySignCertificates, readExtensions, readPathLength, readSignatureAlgorithm } from './der';
import { areWithin, readAlternativeNames, readNameConstraints } from './name-constraints';

/** Why a chain is not taken. */
export type ChainProblem =
  'noPath' | 'outOfDate' | 'notAnAuthority' | 'tooDeep' | 'weak' | 'purpose' | 'otherNames' | 'unknownExtension';

/** Own choice: more than any organisation's CA has. */
const LONGEST_PATH = 5;

const BASIC_CONSTRAINTS = '551d13';
const KEY_USAGE = '551d0f';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const CERTIFICATE_POLICIES = '551d20';
const EXTENDED_KEY_USAGE = '551d25';
const NAME_CONSTRAINTS = '551d1e';
/** What is understood here; any other critical extension makes a certificate unusable (RFC 5280 4.2). */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  SUBJECT_ALTERNATIVE_NAME,
  CERTIFICATE_POLICIES,
  EXTENDED_KEY_USAGE,
  NAME_CONSTRAINTS,
]);

const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';

/** SHA-256, -384 and -512 with RSA, RSA-PSS and ECDSA; Ed25519. SHA-1 and MD5 are not among them (RFC 9325 4.1). */
const SIGNATURES: ReadonlySet<string> = new Set([
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
  '2a864886f70d01010a',
  '2a8648ce3d040302',
  '2a8648ce3d040303',
  '2a8648ce3d040304',
  '2b6570',
]);

/**
 * Null where one of `authorities` vouches for the first certificate of `chain`, through the others if need be.
 * @param now milliseconds since the epoch
 */
export function chainProblem(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  now: number,
): ChainProblem | null {
  const [leaf, ...intermediates] = chain;
  if (leaf === undefined) return 'noPath';
  try {
    const own = certificateProblem(leaf, now);
    if (own !== null) return own;
    // An authority's own certificate may serve the portal too.
    if (authorities.some((authority) => authority.raw.equals(leaf.raw))) return null;
    return pathProblem(leaf, intermediates, authorities, now, []);
  } catch {
    // What cannot be read cannot be judged.
    return 'unknownExtension';
  }
}

/** `below`: the leaf and the intermediates between it and `certificate`, whose issuer is looked for. */
function pathProblem(
  certificate: X509Certificate,
  intermediates: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  now: number,
  below: readonly X509Certificate[],
): ChainProblem | null {
  const vouchedFor = [...below, certificate];
  if (below.length > LONGEST_PATH) return 'tooDeep';
  if (!SIGNATURES.has(readSignatureAlgorithm(certificate.raw))) return 'weak';
  let problem: ChainProblem = 'noPath';
  for (const issuer of authorities.filter((each) => hasSigned(each, certificate))) {
    const found = issuerProblem(issuer, now, vouchedFor);
    if (found === null) return null;
    problem = found;
  }
  for (const issuer of intermediates.filter((each) => hasSigned(each, certificate))) {
    const others = intermediates.filter((each) => each !== issuer);
    const found = issuerProblem(issuer, now, vouchedFor) ?? pathProblem(issuer, others, authorities, now, vouchedFor);
    if (found === null) return null;
    problem = found;
  }
  return problem;
}

const hasSigned = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

function issuerProblem(
  issuer: X509Certificate,
  now: number,
  vouchedFor: readonly X509Certificate[],
): ChainProblem | null {
  const valueOf = (oid: string) => valueIn(issuer, oid);
  const constraints = valueOf(BASIC_CONSTRAINTS);
  // SECURITY: answers a certificate for one server that is used to vouch for another (the classic of missing CA checks).
  if (!issuer.ca || constraints === undefined) return 'notAnAuthority';
  const usage = valueOf(KEY_USAGE);
  if (usage !== undefined && !maySignCertificates(usage)) return 'notAnAuthority';
  const longest = readPathLength(constraints);
  if (longest !== null && vouchedFor.length - 1 > longest) return 'tooDeep';
  const limits = valueOf(NAME_CONSTRAINTS);
  if (limits !== undefined) {
    const subtrees = readNameConstraints(limits);
    const names = vouchedFor
      .map((each) => valueIn(each, SUBJECT_ALTERNATIVE_NAME))
      .filter((each) => each !== undefined);
    if (!names.every((each) => areWithin(readAlternativeNames(each), subtrees))) return 'otherNames';
  }
  return certificateProblem(issuer, now);
}

const valueIn = (certificate: X509Certificate, oid: string): Buffer | undefined =>
  readExtensions(certificate.raw).find((each) => each.oid === oid)?.value;

function certificateProblem(certificate: X509Certificate, now: number): ChainProblem | null {
  const extensions = readExtensions(certificate.raw);
  if (extensions.some(({ oid, critical }) => critical && !UNDERSTOOD.has(oid))) return 'unknownExtension';
  // `keyUsage` of Node is the extended key usage.
  const purposes = extensions.some(({ oid }) => oid === EXTENDED_KEY_USAGE) ? certificate.keyUsage : [ANY_PURPOSE];
  if (!purposes.includes(SERVER_AUTHENTICATION) && !purposes.includes(ANY_PURPOSE)) return 'purpose';
  if (!isStrongKey(certificate.publicKey)) return 'weak';
  return now >= validFromOf(certificate) && now <= validUntilOf(certificate) ? null : 'outOfDate';
}

/** RSA from 2,048 bits, the curves of TLS from 256 (RFC 9325 4.1). */
export function isStrongKey(key: KeyObject): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'rsa' || type === 'rsa-pss') return (details?.modulusLength ?? 0) >= 2_048;
  if (type === 'ec') return ['prime256v1', 'secp384r1', 'secp521r1'].includes(details?.namedCurve ?? '');
  return type === 'ed25519';
}
