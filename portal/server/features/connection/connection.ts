/** How consoles reach this portal, and by what they know its certificate. */
import { formatPortalQr } from '@roomkey/shared/protocol/portal-address';
import type { ConsoleConnection } from '@roomkey/shared/protocol/admin';
import type { PortalConfig } from '../../config/config';
import type { PortalContext } from '../../context';
import { fingerprintOfPem } from '../../lan/authority';

/** SHA-256 of the portal's own certificate, 64 hexadecimal digits; null where a proxy in front shows one that is not known here. */
export function fingerprintOf(tls: PortalConfig['tls']): string | null {
  return tls === null ? null : fingerprintOfPem(tls.cert);
}

export function consoleConnection(ctx: PortalContext): ConsoleConnection {
  const { url, fingerprint } = addressForConsoles(ctx);
  return { portalUrl: url, fingerprint, qrText: formatPortalQr({ origin: url, fingerprint }) };
}

/** This app's own; asked on loopback while the portal is on the local network, the address there: other machines need that one. */
function addressForConsoles(ctx: PortalContext): { readonly url: string; readonly fingerprint: string | null } {
  const onNetwork = ctx.lan?.addresses() ?? [];
  const own = { url: ctx.publicUrl(), fingerprint: fingerprintOf(ctx.config.tls) };
  return onNetwork.find(({ url }) => url === own.url) ?? onNetwork[0] ?? own;
}
