/** What Node's X509Certificate does not tell: a certificate's extensions and the algorithm it was signed with (RFC 5280 4.1). */

export interface Extension {
  /** DER of the object identifier's content, in hexadecimal: `551d13` is 2.5.29.19. */
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Buffer;
}

interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

const SEQUENCE = 0x30;
const BOOLEAN = 0x01;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
/** `[3] EXPLICIT Extensions` of a TBSCertificate. */
const EXTENSIONS = 0xa3;

/** Throws when the bytes are not DER: whoever asks takes that for a certificate that cannot be judged. */
export function readExtensions(certificate: Buffer): readonly Extension[] {
  const [tbs] = elementsOf(only(certificate, SEQUENCE));
  const wrapped = elementsOf(contentOf(tbs)).find(({ tag }) => tag === EXTENSIONS);
  if (wrapped === undefined) return [];
  return elementsOf(only(wrapped.content, SEQUENCE)).map((extension) => {
    const parts = elementsOf(contentOf(extension));
    const critical = parts.some(({ tag, content }) => tag === BOOLEAN && content[0] === 0xff);
    return { oid: contentOf(parts[0]).toString('hex'), critical, value: contentOf(parts.at(-1)) };
  });
}

/** The object identifier of the signature's algorithm, as in `Extension`. */
export function readSignatureAlgorithm(certificate: Buffer): string {
  const [, algorithm] = elementsOf(only(certificate, SEQUENCE));
  return contentOf(elementsOf(contentOf(algorithm))[0]).toString('hex');
}

/** How many intermediates may follow (`pathLenConstraint`), or null where nothing limits them. */
export function readPathLength(basicConstraints: Buffer): number | null {
  const length = elementsOf(only(basicConstraints, SEQUENCE)).find(({ tag }) => tag === INTEGER);
  if (length === undefined) return null;
  return length.content.length === 1 ? (length.content[0] ?? 0) : Number.MAX_SAFE_INTEGER;
}

/** True where the key may sign certificates: `keyCertSign` is bit 5. */
export function maySignCertificates(keyUsage: Buffer): boolean {
  return ((only(keyUsage, BIT_STRING)[1] ?? 0) & 0x04) !== 0;
}

export function only(bytes: Buffer, tag: number): Buffer {
  const [element, ...more] = elementsOf(bytes);
  if (element?.tag !== tag || more.length > 0) throw new Error('not the DER that was expected');
  return element.content;
}

function contentOf(element: Element | undefined): Buffer {
  if (element === undefined) throw new Error('DER with a part missing');
  return element.content;
}

export function elementsOf(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes.readUInt8(at);
    const short = bytes.readUInt8(at + 1);
    const more = short < 0x80 ? 0 : short & 0x7f;
    if (short === 0x80 || more > 4) throw new Error('a length that DER does not have');
    const length = more === 0 ? short : bytes.readUIntBE(at + 2, more);
    const start = at + 2 + more;
    if (start + length > bytes.length) throw new Error('DER that ends too early');
    elements.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return elements;
}
