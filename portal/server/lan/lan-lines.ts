/** What the portal prints about the local network: lines that scripts read, and for a person at a terminal a QR code. */
import { renderUnicodeCompact } from 'uqr';
import { fingerprintGroups } from '@roomkey/shared/protocol/portal-address';
import type { LocalNetwork } from './local-network';

const REASONS = {
  public: 'a public address',
  tunnel: 'a VPN',
  virtual: 'containers or virtual machines of this machine',
  tooMany: 'more addresses than are served',
} as const;

/** `Authority: FILE` and its fingerprint: they hold as long as the portal runs. */
export function authorityLines({ authority }: LocalNetwork): string[] {
  return [`Authority: ${authority.certificateFile}`, `Authority SHA-256: ${inGroups(authority.fingerprint)}`];
}

/** `Addresses: URL …`, or `none`, and the fingerprint that whoever opens one compares; printed anew whenever they change. */
export function addressLines(lan: LocalNetwork): string[] {
  const addresses = lan.addresses();
  return [
    `Addresses: ${addresses.map(({ url }) => url).join(' ') || 'none'}`,
    ...addresses.map(({ url, fingerprint }) => `Certificate SHA-256 of ${url}: ${inGroups(fingerprint)}`),
    ...(addresses.length === 0 ? ['No private address now: nothing but this machine can reach the portal.'] : []),
    ...lan
      .passedOver()
      .map(({ address, interfaceName, reason }) => `Not served: ${address} (${interfaceName}: ${REASONS[reason]})`),
  ];
}

/**
 * For a phone that looks at the terminal. SECURITY: the address alone. A code that signs in would do so for whoever sees the
 * terminal, on a projector too; the presenter's page makes such codes when it is asked.
 */
export function terminalCode(lan: LocalNetwork): string[] {
  const [first] = lan.addresses();
  if (first === undefined) return [];
  // Ink is left blank by the library, paper is drawn: with both colours set, it reads on dark and light terminals.
  const code = renderUnicodeCompact(first.url, { border: 2 }).split('\n');
  return [...code.map((line) => `\u001B[97;40m${line}\u001B[0m`), first.url];
}

const inGroups = (fingerprint: string): string => fingerprintGroups(fingerprint).join(' ');
