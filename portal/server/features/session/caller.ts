/** Who calls the administrators' API, as the authentication hook found out. */
import type { FastifyRequest } from 'fastify';
import type { Role } from '@roomkey/shared/protocol/lists';
import type { Permission, PRESENTER } from '@roomkey/shared/protocol/permissions';
import type { PortalContext } from '../../context';
import type { Act } from '../audit/act';
import type { Scope } from './scope';

export type Caller =
  | {
      readonly kind: 'session';
      readonly administratorId: string;
      /** Null between the sign-in link and the choice of a name. */
      readonly username: string | null;
      readonly role: Role;
      readonly scope: Scope;
      /** Between the sign-in link and the choice of a password. */
      readonly needsCredentials: boolean;
      readonly csrfToken: string;
      readonly sessionHmac: Uint8Array;
    }
  | { readonly kind: 'token'; readonly name: string; readonly role: Role; readonly scope: Scope }
  | {
      /** Came by a presenter's link of the demo. */
      readonly kind: 'presenter';
      readonly name: string;
      readonly role: typeof PRESENTER;
      readonly scope: 'all';
      readonly csrfToken: string;
    };

/**
 * What a route asks of its caller: a permission of shared/protocol/permissions, or less. Routes that say nothing ask for
 * the permission to manage users, which only a Pro Manager has.
 */
type Access = 'anyone' | 'signedIn' | Permission;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    access?: Access;
    /** No person causes these calls: they do not renew the session's idle time. */
    isBackground?: true;
    /** A program's route: no session may call it, whatever its role. */
    tokensOnly?: true;
  }
}

/** The caller, on routes that ask for one. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('the authentication hook lets no request without a caller come here');
  return request.caller;
}

/** The act that this request does, for decisions and audit rows. */
export function actOf(ctx: PortalContext, request: FastifyRequest): Act {
  const caller = callerOf(request);
  return { at: ctx.clock.now(), actor: actorOf(caller), source: request.ip, scope: caller.scope };
}

function actorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'token':
      return `token:${caller.name}`;
    case 'presenter':
      return caller.name;
    case 'session':
      return caller.username ?? 'first administrator';
  }
}
