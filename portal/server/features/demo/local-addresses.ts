import { isLoopback } from '../../config/config';
import type { PortalContext } from '../../context';

/** The portal's addresses that other devices reach, if any: origins, the best first. */
export function localAddresses(ctx: Pick<PortalContext, 'publicUrl' | 'lanAddresses'>): string[] {
  const url = ctx.publicUrl();
  const own = isLoopback(new URL(url).hostname) ? [] : [url];
  return [...new Set([...ctx.lanAddresses(), ...own])];
}
