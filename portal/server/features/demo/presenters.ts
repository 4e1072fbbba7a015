/**
 * Presenters' links and sessions, by the keyed hash of a random token. In memory, so that they end with the portal and
 * no database ever lets somebody in who came by a link of a demo.
 */
import { PRESENTER } from '@roomkey/shared/protocol/permissions';
import type { PortalContext } from '../../context';
import { randomToken } from '../../random/random';
import type { Caller } from '../session/caller';
import { csrfTokenOf } from '../session/sessions';

const LINK_MS = 15 * 60_000;
/**
 * Own: a working day, without an idle time: a phone lies on the table between two visitors and must not ask for a new
 * link then. It reaches no more than the presenter's page does.
 */
const SESSION_MS = 12 * 3_600_000;
/** SECURITY: answers memory filled by links that nobody opens (CWE-770). The oldest ends. */
const MOST = 50;

export type PresenterCaller = Extract<Caller, { kind: 'presenter' }>;
type Context = Pick<PortalContext, 'clock' | 'keys'>;

interface Session {
  readonly name: string;
  readonly expiresAt: Date;
}

export class Presenters {
  readonly #links = new Map<string, Date>();
  readonly #sessions = new Map<string, Session>();
  #count = 0;

  makeLink({ clock, keys }: Context): { readonly token: string; readonly expiresAt: Date } {
    const token = randomToken();
    const expiresAt = new Date(clock.now().getTime() + LINK_MS);
    keep(this.#links, hex(keys.hmac('link', token)), expiresAt);
    return { token, expiresAt };
  }

  /** Uses the link up and begins a session; undefined when there is no such link (any more). */
  redeem(ctx: Context, link: string): { readonly token: string; readonly caller: PresenterCaller } | undefined {
    const key = hex(ctx.keys.hmac('link', link));
    const linkEnds = this.#links.get(key);
    // SECURITY: single use, also when two redeem it at the same moment: nothing is waited for in between (CWE-367).
    this.#links.delete(key);
    const now = ctx.clock.now();
    if (linkEnds === undefined || linkEnds <= now) return undefined;
    const token = randomToken();
    this.#count += 1;
    const session = { name: `presenter:${String(this.#count)}`, expiresAt: new Date(now.getTime() + SESSION_MS) };
    keep(this.#sessions, hex(ctx.keys.hmac('session', token)), session);
    return { token, caller: callerOf(ctx, token, session) };
  }

  /** Who this cookie's session belongs to, if it is a presenter's. */
  find(ctx: Context, token: string): PresenterCaller | undefined {
    const session = this.#sessions.get(hex(ctx.keys.hmac('session', token)));
    if (session === undefined || session.expiresAt <= ctx.clock.now()) return undefined;
    return callerOf(ctx, token, session);
  }

  /** Ends the session of this cookie, if it is a presenter's. */
  end({ keys }: Pick<Context, 'keys'>, token: string | undefined): void {
    if (token !== undefined) this.#sessions.delete(hex(keys.hmac('session', token)));
  }
}

function callerOf(ctx: Context, token: string, { name }: Session): PresenterCaller {
  return { kind: 'presenter', name, role: PRESENTER, scope: 'all', csrfToken: csrfTokenOf(ctx, token) };
}

function keep<T>(all: Map<string, T>, key: string, value: T): void {
  const [oldest] = all.keys();
  if (all.size >= MOST && oldest !== undefined) all.delete(oldest);
  all.set(key, value);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
