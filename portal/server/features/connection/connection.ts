/** How consoles reach this portal, and by what they know its certificate. */
import { X509Certificate } from 'node:crypto';
import { formatPortalQr } from '@roomkey/shared/protocol/portal-address';
import type { ConsoleConnection } from '@roomkey/shared/protocol/admin';
import type { PortalConfig } from '../../config/config';
import type { PortalContext } from '../../context';

/** SHA-256 of the portal's own certificate, 64 hexadecimal digits; null where a proxy in front shows one that is not known here. */
export function fingerprintOf(tls: PortalConfig['tls']): string | null {
  return tls === null ? null : new X509Certificate(tls.cert).fingerprint256.replaceAll(':', '').toLowerCase();
}

export function consoleConnection(ctx: PortalContext): ConsoleConnection {
  const portalUrl = ctx.publicUrl();
  const fingerprint = fingerprintOf(ctx.config.tls);
  return { portalUrl, fingerprint, qrText: formatPortalQr({ origin: portalUrl, fingerprint }) };
}
