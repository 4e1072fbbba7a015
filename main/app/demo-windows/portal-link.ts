/** The portal's sign-in link, for the demo's portal window. */
import { readFileSync, statSync } from 'node:fs';
import { isLoopback } from '@roomkey/shared/protocol/portal-address';

export interface PortalLink {
  readonly origin: string;
  readonly hostname: string;
  /** Works once. Null: the plain page, where somebody has to sign in. */
  readonly token: string | null;
}

const FRAGMENT = /^#\/sign-in(?:\?(.+))?$/;

/**
 * The link in a file of one line; null where there is none to be used.
 *
 * SECURITY: whoever reads the link is an administrator of the portal. So it comes by a file that nobody else may read, never by the
 * command line, and goes to no address but this machine's or one behind https.
 */
export function readPortalLink(file: string): PortalLink | null {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return null;
    return parsePortalLink(readFileSync(file, 'utf8').trim());
  } catch {
    return null;
  }
}

export function parsePortalLink(text: string): PortalLink | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, hash } = new URL(text);
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  if (!isPrivate || !FRAGMENT.test(hash)) return null;
  const token = new URLSearchParams(FRAGMENT.exec(hash)?.[1] ?? '').get('token');
  return { origin, hostname: bare(hostname), token: token === '' ? null : token };
}

/** As Chromium names it to the certificate's verifier: IPv6 addresses without brackets. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** `blob:` is what the portal's page made itself: a file to be saved. */
export function isOfPortal(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`) || url.startsWith('devtools://');
}
