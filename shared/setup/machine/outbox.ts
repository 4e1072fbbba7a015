/**
 * Tells the portal what it must know, however long that takes: receipts and cancellations; and forgets the device codes of
 * requests that have ended. Entries come from the machine
 * once they are on disk, are tried one after another, and leave the machine's list when the portal has taken them.
 */
import { isPassing, SetupFailure } from '../contract/errors';
import { credentialToken } from './actors/credential';
import type { SessionSecrets } from './actors/session-secrets';
import type { OutboxEntry } from './context';
import { retryTime, stamp } from './failure';
import { afterDelivery } from './outbox-entries';
import type { Ports } from './ports';

interface OutboxOptions {
  readonly ports: Ports;
  readonly session: SessionSecrets;
  readonly portalUrl: () => string;
  readonly onDelivered: (entry: OutboxEntry) => void;
}

export interface Outbox {
  /** Takes the list as it stands on disk. */
  update(entries: readonly OutboxEntry[]): void;
  stop(): void;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const stopping = new AbortController();
  let entries: readonly OutboxEntry[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    let attempt = 0;
    for (let entry = entries[0]; entry !== undefined; entry = entries[0]) {
      const failure = await attemptDelivery(options, entry, stopping.signal);
      // Nobody is there to note it any more; after a restart it is delivered once more, which changes nothing.
      if (stopping.signal.aborted) break;
      if (failure === null) {
        const delivered = entry;
        attempt = 0;
        // What follows from it comes with the next update, once it is on disk.
        entries = afterDelivery(entries, delivered).filter((left) => entries.includes(left));
        options.onDelivered(delivered);
        continue;
      }
      const until = retryTime(failure, attempt);
      attempt += 1;
      await options.ports.clock.sleepUntil(until, stopping.signal).catch(() => undefined);
      // The next one goes first, so that one entry that fails for ever holds up no other.
      entries = [...entries.slice(1), ...entries.slice(0, 1)];
    }
    working = false;
  }

  return {
    update(current) {
      entries = current;
      if (!working && entries.length > 0 && !stopping.signal.aborted) void work();
    },
    stop: () => stopping.abort(),
  };
}

/** Null when the portal took it, or has forgotten or ended the request. The console's clock has no say: it may be years off. */
async function attemptDelivery(options: OutboxOptions, entry: OutboxEntry, signal: AbortSignal) {
  const { ports } = options;
  try {
    await deliver(options, entry, signal);
    return null;
  } catch (thrown) {
    return settled(thrown) ? null : stamp(thrown, ports.clock, ports.random);
  }
}

async function deliver(options: OutboxOptions, entry: OutboxEntry, signal: AbortSignal): Promise<void> {
  const { ports, session } = options;
  const { requestId } = entry;
  if (entry.kind === 'receipt') return sendReceipt(options, entry, signal);
  if (entry.kind === 'cancel') {
    const deviceCode = await session.deviceCode(requestId, signal);
    return ports.portal.cancelRequest({ portalUrl: options.portalUrl(), deviceCode }, signal);
  }
  session.forgetDeviceCode(requestId);
  session.credentialTokens.delete(requestId);
  return ports.vault.remove(`device-code.${requestId}`, signal);
}

async function sendReceipt({ ports, session, portalUrl }: OutboxOptions, entry: OutboxEntry, signal: AbortSignal) {
  const input = { portalUrl: portalUrl(), requestId: entry.requestId };
  const accessToken = await credentialToken(ports, session, input, signal);
  try {
    const outcome = entry.outcome ?? 'stored';
    await ports.portal.sendReceipt({ portalUrl: input.portalUrl, accessToken, outcome }, signal);
  } catch (thrown) {
    // A token that is no longer taken is dropped, so that the next try asks for a new one.
    session.credentialTokens.delete(entry.requestId);
    throw thrown;
  }
}

/** The portal has forgotten or ended the request: there is nothing left to tell. */
function settled(thrown: unknown): boolean {
  if (!(thrown instanceof SetupFailure) || isPassing(thrown.code)) return false;
  return thrown.code === 'request.unknown' || thrown.code === 'request.expired';
}
