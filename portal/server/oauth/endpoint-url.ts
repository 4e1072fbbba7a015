import type { PortalContext } from '../context';

/**
 * The absolute URL of a path of the portal.
 * SECURITY: built from the configured public URL, never from `Host` or `X-Forwarded-*`: a forged header must not decide
 * where a console sends its secrets, nor what URL a proof is taken for.
 */
export function endpointUrl(ctx: Pick<PortalContext, 'publicUrl'>, path: string): string {
  return ctx.publicUrl() + path;
}
