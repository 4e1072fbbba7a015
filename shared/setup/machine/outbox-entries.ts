/** How the list of things to tell the portal changes. Delivery itself is in `outbox.ts`. */
import type { OutboxEntry, SetupContext } from './context';

/** A receipt takes the place of an earlier one for the same request: only the last outcome counts. */
export function withReceipt(context: SetupContext, outcome: 'stored' | 'failed'): OutboxEntry[] {
  if (context.request === null || context.credentialSource !== 'request') return context.outbox;
  const { requestId } = context.request;
  const others = context.outbox.filter((entry) => entry.kind !== 'receipt' || entry.requestId !== requestId);
  return [...others, { kind: 'receipt', requestId, outcome }];
}

/** The person gives the request up; what else was to be said of it no longer matters. */
export function withCancel(context: SetupContext): OutboxEntry[] {
  return context.request === null ? context.outbox : withOnly(context.outbox, 'cancel', context.request.requestId);
}

/** The portal has ended the request: nothing is left to tell, but the keychain still holds its device code. */
export function withForget(context: SetupContext): OutboxEntry[] {
  return context.request === null ? context.outbox : withOnly(context.outbox, 'forget', context.request.requestId);
}

/** Nothing is told any more; the device codes still have to go. */
export function onlyToForget(outbox: readonly OutboxEntry[]): OutboxEntry[] {
  const requestIds = new Set(outbox.map(({ requestId }) => requestId));
  return [...requestIds].map((requestId) => ({ kind: 'forget', requestId, outcome: null }));
}

/** The same device entered the same code again, and the portal answered with the same request: it is wanted after all. */
export function withoutCancel(outbox: readonly OutboxEntry[], requestId: string): OutboxEntry[] {
  return outbox.filter((entry) => entry.kind !== 'cancel' || entry.requestId !== requestId);
}

/**
 * After a delivery. A request that is settled leaves its device code to be forgotten: an entry of its own, so that the code
 * is removed only once the delivery is on disk. A receipt with another outcome, queued meanwhile, stays.
 */
export function afterDelivery(outbox: readonly OutboxEntry[], delivered: OutboxEntry): OutboxEntry[] {
  const left = outbox.filter(
    ({ kind, requestId, outcome }) =>
      kind !== delivered.kind || requestId !== delivered.requestId || outcome !== delivered.outcome,
  );
  const wasThere = left.length < outbox.length;
  // After a failed attempt to store, the credential is still to be fetched with this code.
  const settled = delivered.kind !== 'forget' && delivered.outcome !== 'failed';
  return wasThere && settled ? withOnly(left, 'forget', delivered.requestId) : left;
}

/** A keychain that failed before the credential was stored is told to the portal; one that fails later is not. */
export function afterVaultFailure(context: SetupContext, back: SetupContext['vaultReturn']): OutboxEntry[] {
  return back === 'storingCredentials' ? withReceipt(context, 'failed') : context.outbox;
}

function withOnly(outbox: readonly OutboxEntry[], kind: 'cancel' | 'forget', requestId: string): OutboxEntry[] {
  return [...outbox.filter((entry) => entry.requestId !== requestId), { kind, requestId, outcome: null }];
}
