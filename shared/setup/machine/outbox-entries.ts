/** How the list of things to tell the portal changes. Delivery itself is in `outbox.ts`. */
import type { OutboxEntry, SetupContext } from './context';
import { LIMITS } from '../../protocol/limits';

const HOUR_MS = 3_600_000;
/** A request lives 336 h at most and its credential 24 h more: after that the portal has forgotten it. */
const WORTH_TELLING_MS = (LIMITS.otpValidityMaxHours + LIMITS.deliveryHours) * HOUR_MS;

const same = (entry: OutboxEntry, kind: OutboxEntry['kind'], requestId: string): boolean =>
  entry.kind === kind && entry.requestId === requestId;

/** A receipt takes the place of an earlier one for the same request: only the last outcome counts. */
export function withReceipt(context: SetupContext, outcome: 'stored' | 'failed'): OutboxEntry[] {
  if (context.request === null || context.credentialSource !== 'request') return context.outbox;
  const { requestId, enteredAt } = context.request;
  const others = context.outbox.filter((entry) => !same(entry, 'receipt', requestId));
  return [...others, { kind: 'receipt', requestId, outcome, notAfter: enteredAt + WORTH_TELLING_MS }];
}

export function withCancel(context: SetupContext): OutboxEntry[] {
  if (context.request === null) return context.outbox;
  const { requestId, enteredAt } = context.request;
  if (context.outbox.some((entry) => same(entry, 'cancel', requestId))) return context.outbox;
  return [...context.outbox, { kind: 'cancel', requestId, outcome: null, notAfter: enteredAt + WORTH_TELLING_MS }];
}

/** The portal has ended the request: nothing is left to tell, but the keychain still holds its device code. */
export function withForget(context: SetupContext): OutboxEntry[] {
  if (context.request === null) return context.outbox;
  const { requestId } = context.request;
  const others = context.outbox.filter((entry) => entry.requestId !== requestId);
  return [...others, { kind: 'forget', requestId, outcome: null, notAfter: Number.MAX_SAFE_INTEGER }];
}

/** Takes out what was delivered; a receipt with another outcome, queued meanwhile, stays. */
export function withoutEntry(outbox: readonly OutboxEntry[], delivered: Omit<OutboxEntry, 'notAfter'>): OutboxEntry[] {
  return outbox.filter(
    (entry) => !same(entry, delivered.kind, delivered.requestId) || entry.outcome !== delivered.outcome,
  );
}

/** A keychain that failed before the credential was stored is told to the portal; one that fails later is not. */
export function afterVaultFailure(context: SetupContext, back: SetupContext['vaultReturn']): OutboxEntry[] {
  return back === 'storingCredentials' ? withReceipt(context, 'failed') : context.outbox;
}
