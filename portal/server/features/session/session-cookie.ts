/** The cookie that carries an administrator's session. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../../context';

const attributes = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/**
 * SECURITY: on https the `__Host-` prefix keeps other hosts of the domain, and plain http, from setting this cookie
 * (RFC 6265bis 4.1.3.2). Plain http happens on loopback only, where browsers would refuse the prefix.
 */
function nameAndSecurity(ctx: PortalContext) {
  const secure = ctx.publicUrl().startsWith('https:');
  return { name: secure ? '__Host-roomkey-session' : 'roomkey-session', secure };
}

export function readSessionCookie(ctx: PortalContext, request: FastifyRequest): string | undefined {
  return request.cookies[nameAndSecurity(ctx).name];
}

export function setSessionCookie(ctx: PortalContext, reply: FastifyReply, token: string): void {
  const { name, secure } = nameAndSecurity(ctx);
  reply.setCookie(name, token, { ...attributes, secure });
}

export function clearSessionCookie(ctx: PortalContext, reply: FastifyReply): void {
  const { name, secure } = nameAndSecurity(ctx);
  reply.clearCookie(name, { ...attributes, secure });
}
