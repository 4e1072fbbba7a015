/** The browser session of the demo's portal window: in memory, for one portal, and for nothing else. */
import type { X509Certificate } from 'node:crypto';
import { session, type Session } from 'electron';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import { judgeCertificate } from '../../adapters/portal/certificates/judge-certificate';
import type { AppLog } from '../app-log';
import { chainOf } from '../security/certificate-chain';
import { isOfPortal, type PortalLink } from './portal-link';

interface SessionParts {
  readonly link: PortalLink;
  /** SHA-256 of the one certificate that stands for the portal, or null. */
  readonly pin: string | null;
  readonly authorities: readonly X509Certificate[];
  readonly kiosk: boolean;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
}

/** What `setCertificateVerifyProc` takes: take it, or let Chromium decide. */
const TAKE = 0;
const AS_CHROMIUM = -3;

export async function createPortalSession({ link, pin, authorities, kiosk, clock, note }: SessionParts) {
  const own = session.fromPartition('roomkey-demo-portal', { cache: false });
  // A demo works where there is no network, and its portal is on this machine.
  await own.setProxy({ mode: 'direct' });
  own.setCertificateVerifyProc(({ hostname, certificate, verificationResult, isIssuedByKnownRoot }, answer) => {
    const presented = { hostname, chain: chainOf(certificate), verificationResult, isIssuedByKnownRoot };
    const policy = { pin, authorities, publicOnly: false };
    // SECURITY: answers another server's certificate: only the portal's own name, and only by the pin or the authority given.
    const isTaken = hostname === link.hostname && judgeCertificate(presented, policy, clock.now()) === null;
    if (!isTaken) note('portalWindow.certificate.refused');
    answer(isTaken && verificationResult !== 'net::OK' ? TAKE : AS_CHROMIUM);
  });
  // SECURITY: answers a page that asks for anything beyond the portal.
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOfPortal(url, link.origin) }));
  own.webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
    answer({ responseHeaders: { ...responseHeaders, ...sandboxed(kiosk) } }),
  );
  if (!kiosk) allowDownloads(own, link.origin);
  return own;
}

/**
 * SECURITY: answers what a page could open over the demo's windows. Popups and other sites have no place in it; in a kiosk neither
 * have the system's dialogs for printing and saving, through which people leave kiosks. A second policy only takes away from the
 * portal's own.
 */
function sandboxed(kiosk: boolean): Record<string, string[]> {
  const allowed = ['allow-scripts', 'allow-same-origin', 'allow-forms'];
  // Hand-over sheets are printed; lists and the audit log are saved.
  const dialogs = kiosk ? [] : ['allow-modals', 'allow-downloads'];
  return { 'Content-Security-Policy': [`sandbox ${[...allowed, ...dialogs].join(' ')}`] };
}

/** Every session refuses downloads (security/sessions.ts); this one takes the portal's, with the system's dialog. */
function allowDownloads(own: Session, origin: string): void {
  own.removeAllListeners('will-download');
  own.on('will-download', (event, item) => {
    const url = item.getURL();
    if (!isOfPortal(url, origin) && !url.startsWith('data:text/csv')) event.preventDefault();
  });
}
