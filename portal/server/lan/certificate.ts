/**
 * Certificates of the local authority (RFC 5280), by what browsers ask of them: P-256 and SHA-256, names in the alternative
 * names only, server authentication, short lives. The structures are a library's; the signature is Node's.
 */
import { type KeyObject, createHash, createPublicKey, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
} from '@peculiar/asn1-x509';

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

/** An authority that signs itself, for servers within `limits` and directly only. PEM. */
export function makeAuthorityCertificate(request: CertificateRequest, limits: Limits): string {
  const subtrees = [
    ...limits.dnsNames.map((dNSName) => new GeneralName({ dNSName })),
    ...limits.ranges.map((range) => new GeneralName({ iPAddress: `${range.network}/${range.prefix}` })),
  ].map((base) => new GeneralSubtree({ base }));
  return issue(request, { name: request.name, key: request.key }, [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.keyCertSign)),
    // SECURITY: answers an authority that a phone still trusts when its key is stolen: it cannot vouch for any site of the
    // internet, only for addresses of local networks, and for servers alone.
    extension(id_ce_nameConstraints, true, new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) })),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
  ]);
}

/** A server's certificate for names and addresses. PEM. */
export function makeServerCertificate(
  request: CertificateRequest,
  names: { readonly dnsNames: readonly string[]; readonly addresses: readonly string[] },
  issuer: Issuer,
): string {
  const alternatives = [
    ...names.addresses.map((iPAddress) => new GeneralName({ iPAddress })),
    ...names.dnsNames.map((dNSName) => new GeneralName({ dNSName })),
  ];
  return issue(request, issuer, [
    extension(id_ce_basicConstraints, true, new BasicConstraints()),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, false, new SubjectAlternativeName(alternatives)),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdOf(issuer.key)) }),
    ),
  ]);
}

function issue(request: CertificateRequest, issuer: Issuer, extensions: readonly Extension[]): string {
  const { name, key, notBefore, notAfter } = request;
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: distinguishedName(issuer.name),
    validity: new Validity({ notBefore, notAfter }),
    subject: distinguishedName(name),
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(key), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...extensions,
      extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdOf(key))),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbs)), issuer.key);
  const certificate = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: toArrayBuffer(signature),
  });
  return toPem(Buffer.from(AsnConvert.serialize(certificate)));
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function distinguishedName(commonName: string): Name {
  const part = (type: string, utf8String: string) =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]);
  return new Name([part(ORGANISATION, 'Roomkey (simulation)'), part(COMMON_NAME, commonName)]);
}

/** 127 random bits: positive, and never twice (CA/Browser Forum Baseline Requirements 7.1 asks for 64). */
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
