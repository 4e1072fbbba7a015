import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CertificatePolicy,
  judgeCertificate,
  type Presented,
} from '../../../../adapters/portal/certificates/judge-certificate';
import { fingerprintOf } from '../../../../adapters/portal/certificates/certificate-facts';
import { AUTHORITY, HERE, makeCertificate, serverFor, type TestCertificate } from '../../../support/certificates';
import { makeTempFolder } from '../../../support/temp-folder';

const NOTHING: CertificatePolicy = { pin: null, authorities: [], publicOnly: false };
const UNKNOWN = 'net::ERR_CERT_AUTHORITY_INVALID';
const DAY = 86_400_000;
const RSA = (bits: number) => ['rsa', '-pkeyopt', `rsa_keygen_bits:${bits}`];

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
const made = new Map<string, TestCertificate>();
const of = (name: string): TestCertificate => {
  const found = made.get(name);
  if (found === undefined) throw new Error(`no certificate ${name}`);
  return found;
};
const x509 = (name: string) => new X509Certificate(of(name).cert);
const pinOf = (name: string) => fingerprintOf(x509(name));

/** As Roomkey's local authority has it, and something excluded. */
const LOCAL = [
  ...['permitted;DNS:local', 'permitted;DNS:localhost', 'permitted;IP:127.0.0.0/255.0.0.0'],
  ...['permitted;IP:fc00::/fe00::', 'excluded;DNS:secret.local'],
].join(',');

/** What is made: name, extensions, issuer, and what else is special. */
type Row = readonly [name: string, extensions: readonly string[], issuer?: string | undefined, special?: object];
const ROWS: readonly Row[] = [
  ['ca', AUTHORITY],
  ['other ca', AUTHORITY],
  ['old ca', AUTHORITY, undefined, { days: -1 }],
  ['limited ca', ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign']],
  ['constrained ca', [...AUTHORITY, `nameConstraints=critical,${LOCAL}`]],
  ['elsewhere ca', [...AUTHORITY, 'nameConstraints=permitted;DNS:rooms.example']],
  ['mail-bound ca', [...AUTHORITY, 'nameConstraints=critical,permitted;email:rooms.example']],
  ['mail ca', [...AUTHORITY, 'extendedKeyUsage=emailProtection']],
  ['no signing ca', ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,digitalSignature']],
  ['middle', AUTHORITY, 'ca'],
  ['old middle', AUTHORITY, 'ca', { days: -1 }],
  ['middle of limited', AUTHORITY, 'limited ca'],
  ['self-signed', serverFor(HERE)],
  ['good', serverFor(HERE), 'ca'],
  ['good rsa', serverFor(HERE), 'ca', { newKey: RSA(2048), digest: 'sha384' }],
  ['by middle', serverFor(HERE), 'middle'],
  ['by old middle', serverFor(HERE), 'old middle'],
  ['by limited', serverFor(HERE), 'limited ca'],
  ['by middle of limited', serverFor(HERE), 'middle of limited'],
  ['by constrained', serverFor(HERE), 'constrained ca'],
  ['by constrained, more', serverFor('DNS:rooms.local,DNS:localhost,IP:127.9.9.9,IP:fd00::2'), 'constrained ca'],
  ['by constrained, a name', serverFor(`${HERE},DNS:rooms.example`), 'constrained ca'],
  ['by constrained, nearly a name', serverFor(`${HERE},DNS:notlocal`), 'constrained ca'],
  ['by constrained, excluded', serverFor(`${HERE},DNS:secret.local`), 'constrained ca'],
  ['by constrained, wildcard', serverFor(`${HERE},DNS:*.local`), 'constrained ca'],
  ['by constrained, an address', serverFor(`${HERE},IP:128.0.0.1`), 'constrained ca'],
  ['by constrained, IPv6', serverFor(`${HERE},IP:2001:db8::1`), 'constrained ca'],
  ['by elsewhere', serverFor(HERE), 'elsewhere ca'],
  ['by mail-bound', serverFor(HERE), 'mail-bound ca'],
  ['middle of constrained', AUTHORITY, 'constrained ca'],
  ['below constrained', serverFor(HERE), 'middle of constrained'],
  ['below constrained, a name', serverFor(`${HERE},DNS:rooms.example`), 'middle of constrained'],
  ['by mail ca', serverFor(HERE), 'mail ca'],
  ['by no signing ca', serverFor(HERE), 'no signing ca'],
  ['by old ca', serverFor(HERE), 'old ca'],
  ['by a server', serverFor(HERE), 'good'],
  ['by other', serverFor(HERE), 'other ca'],
  ['expired', serverFor(HERE), 'ca', { days: -1 }],
  ['wrong name', serverFor('DNS:other.example'), 'ca'],
  ['common name only', ['basicConstraints=CA:FALSE', 'extendedKeyUsage=serverAuth'], 'ca'],
  ['wildcard', serverFor('DNS:*.rooms.example'), 'ca'],
  ['for mail', ['basicConstraints=CA:FALSE', 'extendedKeyUsage=emailProtection', `subjectAltName=${HERE}`], 'ca'],
  ['strange', [...serverFor(HERE), '1.2.3.4=critical,ASN1:NULL'], 'ca'],
  ['sha1', serverFor(HERE), 'ca', { digest: 'sha1' }],
  ['short key', serverFor(HERE), 'ca', { newKey: RSA(1024) }],
];

beforeAll(async () => {
  folder = await makeTempFolder();
  for (const [name, extensions, issuer, special] of ROWS) {
    const by = issuer === undefined ? {} : { issuer: of(issuer) };
    made.set(name, await makeCertificate(folder.path, { name, extensions, ...by, ...special }));
  }
}, 60_000);
afterAll(() => folder.remove());

function judge(
  names: readonly string[],
  presented: Partial<Presented> = {},
  policy: Partial<CertificatePolicy> = {},
  now = Date.now(),
) {
  const chain = names.map((name) => of(name).cert);
  const what = { hostname: 'localhost', chain, verificationResult: UNKNOWN, isIssuedByKnownRoot: false, ...presented };
  return judgeCertificate(what, { ...NOTHING, ...policy }, now);
}
const code = (...args: Parameters<typeof judge>) => judge(...args)?.code ?? 'taken';

describe('without a pin or an authority', () => {
  it('takes what Chromium takes', () => {
    expect(code(['good'], { verificationResult: 'net::OK', isIssuedByKnownRoot: true })).toBe('taken');
  });
  it("takes what this system's own list vouches for, but asks while a person connects", () => {
    const listed = { verificationResult: 'net::OK' };
    expect(code(['good'], listed)).toBe('taken');
    expect(code(['good'], listed, { publicOnly: true })).toBe('portal.certificateUntrusted');
    expect(code(['good'], { ...listed, isIssuedByKnownRoot: true }, { publicOnly: true })).toBe('taken');
  });
  it('says of an unknown issuer what a person compares', () => {
    expect(judge(['self-signed'])).toMatchObject({
      code: 'portal.certificateUntrusted',
      params: {
        host: 'localhost',
        fingerprint: pinOf('self-signed'),
        subject: 'self-signed, Contoso',
        issuer: 'self-signed, Contoso',
      },
    });
    const { validFrom, validUntil } = judge(['self-signed'])!.params;
    expect(Number(validUntil) - Number(validFrom)).toBe(30 * DAY);
  });
  it('never asks about a wrong name or date, which the unknown issuer hides', () => {
    expect(judge(['wrong name'])).toMatchObject({ code: 'portal.certificateName', params: { names: 'other.example' } });
    expect(code(['expired'])).toBe('portal.certificateExpired');
    expect(judge(['good'], {}, {}, Date.now() - 2 * DAY)).toMatchObject({ code: 'portal.certificateNotYetValid' });
  });
  it('refuses whatever else Chromium refuses', () => {
    expect(judge(['good'], { verificationResult: 'net::ERR_CERT_REVOKED' })).toMatchObject({
      code: 'portal.certificate',
      params: { reason: 'ERR_CERT_REVOKED' },
    });
    expect(
      judgeCertificate(
        { hostname: 'a', chain: ['no PEM'], verificationResult: 'net::OK', isIssuedByKnownRoot: true },
        NOTHING,
        0,
      )?.code,
    ).toBe('portal.certificate');
  });
});

describe('with a pin', () => {
  it('takes the pinned certificate, whoever issued it', () => {
    expect(code(['self-signed'], {}, { pin: pinOf('self-signed') })).toBe('taken');
    expect(code(['good'], {}, { pin: pinOf('good') })).toBe('taken');
  });
  it('takes no other, not even one that everybody trusts', () => {
    const changed = {
      code: 'portal.certificateChanged',
      params: { fingerprint: pinOf('good'), expected: pinOf('self-signed') },
    };
    expect(judge(['good'], {}, { pin: pinOf('self-signed') })).toMatchObject(changed);
    const trusted = { verificationResult: 'net::OK', isIssuedByKnownRoot: true };
    expect(judge(['good'], trusted, { pin: pinOf('self-signed') })).toMatchObject(changed);
    const authorities = [x509('ca')];
    expect(judge(['good'], {}, { pin: pinOf('self-signed'), authorities })).toMatchObject(changed);
  });
  it.each([
    ['expired', 'portal.certificateExpired'],
    ['wrong name', 'portal.certificateName'],
    ['short key', 'portal.certificate'],
  ])('does not forgive: %s', (name, expected) => expect(code([name], {}, { pin: pinOf(name) })).toBe(expected));
  it('does not forgive a revoked one', () => {
    expect(code(['good'], { verificationResult: 'net::ERR_CERT_REVOKED' }, { pin: pinOf('good') })).toBe(
      'portal.certificate',
    );
  });
});

describe('with the authorities of the configuration', () => {
  const all = [
    ...['ca', 'limited ca', 'old ca', 'mail ca', 'no signing ca'],
    ...['constrained ca', 'elsewhere ca', 'mail-bound ca'],
  ];
  const vouched = (names: readonly string[], presented: Partial<Presented> = {}) =>
    code(names, presented, { authorities: all.map(x509), publicOnly: true });

  it.each([
    [['good']],
    [['good rsa']],
    [['by middle', 'middle']],
    [['by middle', 'other ca', 'middle', 'ca']],
    [['by limited']],
    [['by constrained']],
    [['by constrained, more']],
    [['below constrained', 'middle of constrained']],
  ])('takes %j without a question', (names) => expect(vouched(names)).toBe('taken'));

  it.each([
    ['another authority', ['by other']],
    ['another authority that is sent along', ['by other', 'other ca']],
    ['a missing intermediate', ['by middle']],
    ['an intermediate out of date', ['by old middle', 'old middle']],
    ['an authority out of date', ['by old ca']],
    ['an issuer that is no authority', ['by a server', 'good']],
    ['an authority that may not sign certificates', ['by no signing ca']],
    ['an authority used too deep', ['by middle of limited', 'middle of limited']],
    ['an authority for other names', ['by constrained, a name']],
    ['an authority for names that only end alike', ['by constrained, nearly a name']],
    ['an authority that is kept from a name', ['by constrained, excluded']],
    ['a wildcard for such a name', ['by constrained, wildcard']],
    ['an authority for other addresses', ['by constrained, an address']],
    ['an authority for other IPv6 addresses', ['by constrained, IPv6']],
    ['an authority for another domain, though it only says so', ['by elsewhere']],
    ['an authority with limits of a kind that is not followed', ['by mail-bound']],
    ['an intermediate of an authority for other names', ['below constrained, a name', 'middle of constrained']],
    ['an authority for mail', ['by mail ca']],
    ['a certificate for mail', ['for mail']],
    ['an unknown critical extension', ['strange']],
    ['a broken hash', ['sha1']],
    ['a short key', ['short key']],
    ['a certificate of its own', ['self-signed']],
  ])('asks about %s', (_, names) => expect(vouched(names)).toBe('portal.certificateUntrusted'));

  it('never takes a wrong name or date', () => {
    expect(vouched(['expired'])).toBe('portal.certificateExpired');
    expect(vouched(['wrong name'])).toBe('portal.certificateName');
    expect(vouched(['common name only'])).toBe('portal.certificateName');
    expect(vouched(['good'], { hostname: '10.0.0.1' })).toBe('portal.certificateName');
  });
  it('knows addresses and wildcards of one label', () => {
    expect(vouched(['good'], { hostname: '127.0.0.1' })).toBe('taken');
    expect(vouched(['wildcard'], { hostname: 'portal.rooms.example' })).toBe('taken');
    expect(vouched(['wildcard'], { hostname: 'a.portal.rooms.example' })).toBe('portal.certificateName');
  });
  it('takes an authority whose own certificate serves the portal', () => {
    expect(code(['self-signed'], {}, { authorities: [x509('self-signed')] })).toBe('taken');
  });
});
