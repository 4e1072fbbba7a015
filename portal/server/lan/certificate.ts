/**
 * Certificates of the local authority (RFC 5280), by what browsers ask of them: P-256 and SHA-256, names in the alternative
 * names only, server authentication, short lives. The structures are a library's; the signature is Node's.
 */
import { type KeyObject, createHash, createPublicKey, randomBytes, sign } from 'node:crypto';
import type { Extension, Name } from '@peculiar/asn1-x509';

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

interface Issuer {
  /** Its common name. */
  readonly name: string;
  /** P-256, private. */
  readonly key: KeyObject;
}

interface CertificateRequest {
  /** Common name: for people, no client takes it for a server's name. */
  readonly name: string;
  /** Its public or private key. */
  readonly key: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** What an authority may vouch for. */
export interface Limits {
  /** Names, and whatever ends in them. */
  readonly dnsNames: readonly string[];
  /** Addresses with their prefix in bits. */
  readonly ranges: readonly { readonly network: string; readonly prefix: number }[];
}

/** Loaded when a certificate is made, not by every portal that starts. */
const loadX509 = async () => ({ ...(await import('@peculiar/asn1-schema')), ...(await import('@peculiar/asn1-x509')) });
type X509 = Awaited<ReturnType<typeof loadX509>>;

/** An authority that signs itself, for servers within `limits` and directly only. PEM. */
export async function makeAuthorityCertificate(request: CertificateRequest, limits: Limits): Promise<string> {
  const x509 = await loadX509();
  const { GeneralName, GeneralSubtree, GeneralSubtrees } = x509;
  const subtrees = [
    ...limits.dnsNames.map((dNSName) => new GeneralName({ dNSName })),
    ...limits.ranges.map((range) => new GeneralName({ iPAddress: `${range.network}/${range.prefix}` })),
  ].map((base) => new GeneralSubtree({ base }));
  const names = new x509.NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) });
  const constraints = new x509.BasicConstraints({ cA: true, pathLenConstraint: 0 });
  return issue(x509, request, request, [
    extension(x509, x509.id_ce_basicConstraints, true, constraints),
    extension(x509, x509.id_ce_keyUsage, true, new x509.KeyUsage(x509.KeyUsageFlags.keyCertSign)),
    // SECURITY: answers an authority that a phone still trusts when its key is stolen: it cannot vouch for any site of the
    // internet, only for addresses of local networks, and for servers alone.
    extension(x509, x509.id_ce_nameConstraints, true, names),
    extension(x509, x509.id_ce_extKeyUsage, false, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])),
  ]);
}

/** A server's certificate for names and addresses. PEM. */
export async function makeServerCertificate(
  request: CertificateRequest,
  names: { readonly dnsNames: readonly string[]; readonly addresses: readonly string[] },
  issuer: Issuer,
): Promise<string> {
  const x509 = await loadX509();
  const alternatives = new x509.SubjectAlternativeName([
    ...names.addresses.map((iPAddress) => new x509.GeneralName({ iPAddress })),
    ...names.dnsNames.map((dNSName) => new x509.GeneralName({ dNSName })),
  ]);
  const issuerKey = new x509.AuthorityKeyIdentifier({ keyIdentifier: new x509.KeyIdentifier(keyIdOf(issuer.key)) });
  return issue(x509, request, issuer, [
    extension(x509, x509.id_ce_basicConstraints, true, new x509.BasicConstraints()),
    extension(x509, x509.id_ce_keyUsage, true, new x509.KeyUsage(x509.KeyUsageFlags.digitalSignature)),
    extension(x509, x509.id_ce_extKeyUsage, false, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])),
    extension(x509, x509.id_ce_subjectAltName, false, alternatives),
    extension(x509, x509.id_ce_authorityKeyIdentifier, false, issuerKey),
  ]);
}

function issue(x509: X509, request: CertificateRequest, issuer: Issuer, extensions: readonly Extension[]): string {
  const { name, key, notBefore, notAfter } = request;
  const algorithm = new x509.AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const subjectKey = new x509.SubjectKeyIdentifier(keyIdOf(key));
  const tbs = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: distinguishedName(x509, issuer.name),
    validity: new x509.Validity({ notBefore, notAfter }),
    subject: distinguishedName(x509, name),
    subjectPublicKeyInfo: x509.AsnConvert.parse(spkiOf(key), x509.SubjectPublicKeyInfo),
    extensions: new x509.Extensions([
      ...extensions,
      extension(x509, x509.id_ce_subjectKeyIdentifier, false, subjectKey),
    ]),
  });
  const signature = sign('sha256', Buffer.from(x509.AsnConvert.serialize(tbs)), issuer.key);
  const certificate = new x509.Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: toArrayBuffer(signature),
  });
  return toPem(Buffer.from(x509.AsnConvert.serialize(certificate)));
}

function extension({ AsnConvert, Extension, OctetString }: X509, extnID: string, critical: boolean, value: object) {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function distinguishedName(x509: X509, commonName: string): Name {
  const part = (type: string, utf8String: string) =>
    new x509.RelativeDistinguishedName([
      new x509.AttributeTypeAndValue({ type, value: new x509.AttributeValue({ utf8String }) }),
    ]);
  return new x509.Name([part(ORGANISATION, 'Roomkey (simulation)'), part(COMMON_NAME, commonName)]);
}

/** 126 random bits: positive, and never twice (CA/Browser Forum Baseline Requirements 7.1 asks for 64). */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  // The highest bit is the sign; a number that begins with zero bits would have to be shortened.
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return toArrayBuffer(bytes);
}

const spkiOf = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });

/** RFC 7093 2.1: a hash that is only a name for the key. */
const keyIdOf = (key: KeyObject): Buffer => createHash('sha256').update(spkiOf(key)).digest().subarray(0, 20);

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
