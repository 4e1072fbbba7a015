/**
 * Which names an authority may vouch for (RFC 5280 4.2.1.10). Followed for DNS names and addresses, which is what a portal's
 * certificate has; limits of other kinds are not understood, and refused like any unknown critical extension.
 */
import { elementsOf, only } from './der';

/** Names of a certificate (`subjectAltName`) or their limits, as they stand in it. */
interface GeneralName {
  readonly tag: number;
  readonly value: Buffer;
}

interface Subtrees {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const EXCLUDED = 0xa1;
/** `[2] IA5String` and `[7] OCTET STRING` of a GeneralName. */
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** Throws for limits that are not understood. */
export function readNameConstraints(extension: Buffer): Subtrees {
  const parts = elementsOf(only(extension, SEQUENCE));
  const subtreesOf = (tag: number): GeneralName[] =>
    parts
      .filter((part) => part.tag === tag)
      .flatMap(({ content }) => elementsOf(content).map((subtree) => baseOf(subtree.content)));
  if (parts.some(({ tag }) => tag !== PERMITTED && tag !== EXCLUDED)) throw new Error('not name constraints');
  return { permitted: subtreesOf(PERMITTED), excluded: subtreesOf(EXCLUDED) };
}

function baseOf(subtree: Buffer): GeneralName {
  const [base, ...bounds] = elementsOf(subtree);
  // RFC 5280: `minimum` is 0, which DER leaves out, and `maximum` is absent.
  if (base === undefined || bounds.length > 0) throw new Error('bounds that no profile uses');
  const length = base.content.length;
  const isAddress = base.tag === IP_ADDRESS && (length === 8 || length === 32);
  if (base.tag !== DNS_NAME && !isAddress) throw new Error('a kind of name that is not followed');
  return { tag: base.tag, value: base.content };
}

export function readAlternativeNames(extension: Buffer): GeneralName[] {
  return elementsOf(only(extension, SEQUENCE)).map(({ tag, content }) => ({ tag, value: content }));
}

/** SECURITY: answers an authority for some names that vouches for others: each name must be within what is permitted of its kind. */
export function areWithin(names: readonly GeneralName[], { permitted, excluded }: Subtrees): boolean {
  return names.every((name) => {
    const allowed = permitted.filter(({ tag }) => tag === name.tag);
    return (
      (allowed.length === 0 || allowed.some((limit) => isWithin(name, limit))) &&
      !excluded.some((limit) => limit.tag === name.tag && (isWithin(name, limit) || mayBecome(name, limit)))
    );
  });
}

function isWithin({ tag, value }: GeneralName, limit: GeneralName): boolean {
  if (tag === IP_ADDRESS) return isInRange(value, limit.value);
  const [name, suffix] = [textOf(value), textOf(limit.value)];
  // A leading dot, which OpenSSL and others write, means: below that name alone.
  if (suffix === '' || suffix.startsWith('.')) return name.endsWith(suffix);
  return name === suffix || name.endsWith(`.${suffix}`);
}

/** Address and mask, one after the other; IPv4 and IPv6 never meet. */
function isInRange(address: Buffer, range: Buffer): boolean {
  if (range.length !== address.length * 2) return false;
  const mask = range.subarray(address.length);
  return address.every((byte, index) => ((byte ^ (range[index] ?? 0)) & (mask[index] ?? 0)) === 0);
}

/** `*.example` stands for an excluded `rooms.example` too. */
function mayBecome({ tag, value }: GeneralName, limit: GeneralName): boolean {
  const name = textOf(value);
  return tag === DNS_NAME && name.startsWith('*.') && textOf(limit.value).endsWith(name.slice(1));
}

const textOf = (value: Buffer): string => value.toString('latin1').toLowerCase();
