/** Addresses that are not on the internet. The local authority's certificates hold for these and for no others. */
import { BlockList, isIPv6 } from 'node:net';

interface Range {
  readonly network: string;
  /** Bits. */
  readonly prefix: number;
}

/** RFC 1918, RFC 3927 (link-local), RFC 4193 (unique local). Not RFC 6598 (100.64.0.0/10): that is a provider's, or a VPN's. */
const PRIVATE: readonly Range[] = [
  { network: '10.0.0.0', prefix: 8 },
  { network: '172.16.0.0', prefix: 12 },
  { network: '192.168.0.0', prefix: 16 },
  { network: '169.254.0.0', prefix: 16 },
  { network: 'fc00::', prefix: 7 },
];
const LOOPBACK: readonly Range[] = [
  { network: '127.0.0.0', prefix: 8 },
  { network: '::1', prefix: 128 },
];

export const LOCAL_RANGES: readonly Range[] = [...PRIVATE, ...LOOPBACK];

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const { network, prefix } of ranges) list.addSubnet(network, prefix, familyOf(network));
  return list;
}
const privateOnes = listOf(PRIVATE);
const loopbackOnes = listOf(LOOPBACK);

/** `address` without brackets or zone. */
export const isPrivateAddress = (address: string): boolean => privateOnes.check(address, familyOf(address));
export const isLoopbackAddress = (address: string): boolean => loopbackOnes.check(address, familyOf(address));
