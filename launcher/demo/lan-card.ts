/** What a presenter's phone needs, printed in the terminal: where the portal is on the local network, and how to be sure of it. */
import { renderUnicodeCompact } from 'uqr';
import type { PortalLan } from '../../simulator/portal-process/portal-options';

/** Fingerprints are compared in rows, as the console and the portal's pages show them. */
const GROUPS_IN_A_ROW = 4;

interface LanCardOptions {
  /**
   * What the code leads to; the first address when absent. A presenter's link signs in whoever scans it first, once: show it
   * only where the audience does not look.
   */
  readonly link?: string;
  /** Lets colours be set, so that the code is dark on light in every terminal. */
  readonly isTerminal?: boolean;
}

/** Lines of text. Without an address they say that only this machine reaches the portal, and no code is shown. */
export function lanCard(
  { addresses, authorityFile, authorityFingerprint }: PortalLan,
  options: LanCardOptions = {},
): string[] {
  const [first, ...others] = addresses;
  if (first === undefined) {
    return [
      'On the local network: nowhere. This machine has no private address now; the demo goes on without a phone.',
    ];
  }
  return [
    `On the local network: ${first.url}`,
    ...others.map(({ url }) => `                  or: ${url}`),
    "A phone warns of an unknown issuer. Compare the certificate's SHA-256 fingerprint, then go on:",
    ...rowsOf(first.fingerprint),
    '',
    ...code(options.link ?? first.url, options.isTerminal ?? false),
    '',
    `To be asked no more, trust the authority: ${first.url}/roomkey-authority.crt (here: ${authorityFile}).`,
    'Its SHA-256 fingerprint:',
    ...rowsOf(authorityFingerprint),
  ];
}

function rowsOf(fingerprint: string): string[] {
  const groups = fingerprint.split(' ');
  const rows = Math.ceil(groups.length / GROUPS_IN_A_ROW);
  return Array.from({ length: rows }, (_, row) => {
    const own = groups.slice(row * GROUPS_IN_A_ROW, (row + 1) * GROUPS_IN_A_ROW);
    return `    ${own.join(' ')}`;
  });
}

/** The library draws paper and leaves ink blank. */
function code(text: string, isTerminal: boolean): string[] {
  const lines = renderUnicodeCompact(text, { border: 2 }).split('\n');
  return isTerminal ? lines.map((line) => `\u001B[97;40m${line}\u001B[0m`) : lines;
}
