/** Roomkey's own local authority: makes the certificates under which the portal is served to the local network. */
import { X509Certificate, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import type { Clock } from '../clock/clock';
import { randomText } from '../random/random';
import { LOCAL_RANGES, isLoopbackAddress } from './address-ranges';
import {
  type AuthorityFile,
  authorityPaths,
  readAuthorityFile,
  writeAuthorityCertificate,
  writeAuthorityFile,
} from './authority-file';
import { makeAuthorityCertificate, makeServerCertificate } from './certificate';

const DAY_MS = 86_400_000;
/** Own: a phone that was told to trust it forgets by itself. Made anew at the first start in its last 90 days. */
const AUTHORITY_DAYS = 730;
const AUTHORITY_LEFT_DAYS = 90;
/** Own. Browsers allow 398 days (CA/Browser Forum), iOS 825 under an authority of one's own. */
const SERVER_DAYS = 30;
/** Renewed when less than this is left, at start and while it runs. */
const SERVER_LEFT_DAYS = 10;
/** Own: a phone's clock may be slow. */
const SLOW_CLOCK_DAYS = 1;
/** Own: networks that a presenter's machine comes back to. */
const MOST_SERVERS = 20;

const DNS_NAMES = ['local', 'localhost'];

/** PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface LocalAuthority {
  /** PEM; not secret. */
  readonly certificate: string;
  /** Where that stands, for whoever shall trust it. */
  readonly certificateFile: string;
  /** SHA-256, 64 hexadecimal digits. */
  readonly fingerprint: string;
  /** For a server at `address`; the one that was made before as long as it is good for more than ten days. */
  readonly serverCertificate: (address: string) => Promise<ServerCertificate>;
}

interface AuthorityParts {
  /** The portal's keys file; the authority's stand beside it. */
  readonly keysPath: string;
  /** Clients judge certificates by their own clocks, so what test controls do to the portal's is of no account here. */
  readonly clock: Pick<Clock, 'unmovedNow'>;
  /** This machine's. */
  readonly hostname: string;
}

/** Opens the authority, or makes one. Refuses with `authority.tooOpen` or `authority.malformed`. */
export async function openLocalAuthority(parts: AuthorityParts): Promise<LocalAuthority> {
  const { keysPath, clock, hostname } = parts;
  const paths = authorityPaths(keysPath);
  const read = await readAuthorityFile(paths.secret);
  let file = read !== null && daysLeft(read.authority.cert, clock) > AUTHORITY_LEFT_DAYS ? read : null;
  if (file === null) {
    file = await newAuthority(`Roomkey local authority ${randomText('0123456789ABCDEF', 6)}`, clock.unmovedNow());
    await writeAuthorityFile(paths.secret, file);
  }
  const { authority } = file;
  await writeAuthorityCertificate(paths.certificate, authority.cert);
  const issuer = { name: authority.name, key: createPrivateKey(authority.key) };
  let servers = file.servers;

  async function serverCertificate(address: string): Promise<ServerCertificate> {
    const names = namesFor(address, hostname);
    const known = servers.find((server) => server.address === address);
    if (known !== undefined && isGood(known.cert, names, clock)) return known;
    const { publicKey, privateKey } = newKeys();
    const now = clock.unmovedNow().getTime();
    const end = Math.min(now + SERVER_DAYS * DAY_MS, endOf(authority.cert));
    const request = { name: address, key: publicKey, ...validity(now, end) };
    const cert = await makeServerCertificate(request, names, issuer);
    const made = { address, cert, key: pemOf(privateKey) };
    servers = [...servers.filter((server) => server.address !== address), made].slice(-MOST_SERVERS);
    await writeAuthorityFile(paths.secret, { version: 1, authority, servers });
    return made;
  }
  return {
    certificate: authority.cert,
    certificateFile: paths.certificate,
    fingerprint: fingerprintOfPem(authority.cert),
    serverCertificate,
  };
}

/** SHA-256 of the whole certificate, 64 lower-case hexadecimal digits. */
export function fingerprintOfPem(cert: string | Buffer): string {
  return new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
}

/** What a certificate for this address holds beside it: the machine's name in multicast DNS, or this machine's own names. */
function namesFor(address: string, hostname: string) {
  if (isLoopbackAddress(address))
    return { dnsNames: ['localhost'], addresses: [...new Set(['127.0.0.1', '::1', address])] };
  const label = hostname.split('.')[0]?.toLowerCase() ?? '';
  const isName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && isIP(hostname) === 0 && label !== 'localhost';
  return { dnsNames: isName ? [`${label}.local`] : [], addresses: [address] };
}

async function newAuthority(name: string, now: Date): Promise<AuthorityFile> {
  const { privateKey } = newKeys();
  const times = validity(now.getTime(), now.getTime() + AUTHORITY_DAYS * DAY_MS);
  const limits = { dnsNames: DNS_NAMES, ranges: LOCAL_RANGES };
  const cert = await makeAuthorityCertificate({ name, key: privateKey, ...times }, limits);
  return { version: 1, authority: { name, cert, key: pemOf(privateKey) }, servers: [] };
}

function isGood(cert: string, names: ReturnType<typeof namesFor>, clock: AuthorityParts['clock']): boolean {
  const certificate = new X509Certificate(cert);
  return (
    daysLeft(cert, clock) > SERVER_LEFT_DAYS &&
    Date.parse(certificate.validFrom) <= clock.unmovedNow().getTime() &&
    names.addresses.every((address) => certificate.checkIP(address) !== undefined) &&
    names.dnsNames.every((name) => certificate.checkHost(name, { subject: 'never' }) !== undefined)
  );
}

const endOf = (cert: string): number => Date.parse(new X509Certificate(cert).validTo);

const daysLeft = (cert: string, clock: AuthorityParts['clock']): number =>
  (endOf(cert) - clock.unmovedNow().getTime()) / DAY_MS;

const validity = (from: number, to: number) => ({
  notBefore: new Date(from - SLOW_CLOCK_DAYS * DAY_MS),
  notAfter: new Date(to),
});

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
