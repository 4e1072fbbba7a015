import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

export function sourceOf(request: FastifyRequest): string {
  return addressBlock(request.ip);
}

/** Whom guesses are counted against: an IPv4 address, or an IPv6 /64, because one site has 2^64 addresses of it. */
export function addressBlock(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIPv6(address) ? `${expand(address).slice(0, 4).join(':')}::/64` : address;
}

/** The eight groups of an IPv6 address, without its zone. */
function expand(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].map((group) => group.toLowerCase());
}
