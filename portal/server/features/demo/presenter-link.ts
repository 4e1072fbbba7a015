/** A presenter's link: made by whoever may use the demo, opened on a phone. */
import type { z } from 'zod';
import type { PresenterLinkSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import type { Caller } from '../session/caller';
import { endSession } from '../session/sessions';
import type { Demo } from './demo';
import { localAddresses } from './local-addresses';
import type { PresenterCaller } from './presenters';

/** On the local network's address where there is one: the link is for another device. */
export async function makePresenterLink(
  ctx: PortalContext,
  demo: Demo,
  act: Act,
): Promise<z.infer<typeof PresenterLinkSchema>> {
  await writeAudit(ctx.store.db, { ...act, action: 'demo.presenterLinkMade', target: null });
  const { token, expiresAt } = demo.presenters.makeLink(ctx);
  const [origin = ctx.publicUrl()] = localAddresses(ctx);
  // SECURITY: in the fragment, which browsers keep out of requests, Referer and the server's logs.
  return { url: `${origin}/#/presenter?token=${token}`, expiresAt: expiresAt.toISOString() };
}

/**
 * Signs the link's holder in as a presenter; undefined when the token is not one of a presenter's link. `previous` is the
 * browser's earlier session, which ends.
 */
export async function redeemPresenterLink(
  ctx: PortalContext,
  token: string,
  source: string,
  previous: Caller | undefined,
): Promise<{ readonly token: string; readonly caller: PresenterCaller } | undefined> {
  const session = ctx.demo?.presenters.redeem(ctx, token);
  if (session === undefined) return undefined;
  const at = ctx.clock.now();
  const actor = session.caller.name;
  await ctx.store.transaction(async (tx) => {
    if (previous?.kind === 'session') await endSession(tx, previous.sessionHmac);
    await writeAudit(tx, { at, actor, action: 'demo.presenterSignedIn', target: null, source });
  });
  return session;
}
