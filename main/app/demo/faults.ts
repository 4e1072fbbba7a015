/** What goes wrong in a demo when the presenter wants it to. Named fakes: an ordinary console has none of them. */
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { Vault } from '@roomkey/shared/setup/machine/ports';
import type { PortalNetwork } from '../ports/portal-network';

/** As Chromium names it when the cable is out. */
const disconnected = (): Error => new Error('net::ERR_INTERNET_DISCONNECTED');

export interface FakeCable {
  /** The network with the cable in it. */
  readonly network: PortalNetwork;
  /** The same without: for the director, whom no cable stops. */
  readonly direct: Pick<PortalNetwork, 'fetch'>;
  isIn(): boolean;
  /** Pulling it ends what is under way, as a cable does. */
  put(isIn: boolean): void;
}

/** The way to the portal of the setup alone: the director's own does not lead through it. */
export function createFakeCable(network: PortalNetwork): FakeCable {
  const underWay = new Set<AbortController>();
  let isIn = true;
  const isPlugged = () => isIn;
  return {
    direct: { fetch: (url, init) => network.fetch(url, init) },
    isIn: isPlugged,
    put(now) {
      isIn = now;
      if (now) return;
      for (const request of underWay) request.abort();
      underWay.clear();
    },
    network: {
      trust: (portalUrl, pin) => network.trust(portalUrl, pin),
      begin: (attempt, signal) => (isIn ? network.begin(attempt, signal) : Promise.reject(disconnected())),
      async fetch(url, init) {
        if (!isPlugged()) throw disconnected();
        const pulled = new AbortController();
        const { signal } = init;
        const givenUp = () => pulled.abort(signal?.reason);
        signal?.addEventListener('abort', givenUp);
        underWay.add(pulled);
        try {
          return await network.fetch(url, { ...init, signal: pulled.signal });
        } catch (thrown) {
          throw isPlugged() ? thrown : disconnected();
        } finally {
          underWay.delete(pulled);
          signal?.removeEventListener('abort', givenUp);
        }
      },
    },
  };
}

export interface FakeLock {
  isLocked(): boolean;
  lock(locked: boolean): void;
  /** The keychain with the lock on it. */
  wrap<V extends Vault>(vault: V): V;
}

/** A keychain that answers as a locked one does; what is in it stays. */
export function createFakeLock(): FakeLock {
  let locked = false;
  const open = async <T>(act: () => Promise<T>): Promise<T> => {
    if (locked) throw new SetupFailure('vault.locked');
    return await act();
  };
  return {
    isLocked: () => locked,
    lock(now) {
      locked = now;
    },
    wrap: (vault) => ({
      ...vault,
      probe: (signal: AbortSignal) => open(() => vault.probe(signal)),
      read: (kind, signal: AbortSignal) => open(() => vault.read(kind, signal)),
      write: (kind, value: string, signal: AbortSignal) => open(() => vault.write(kind, value, signal)),
      remove: (kind, signal: AbortSignal) => open(() => vault.remove(kind, signal)),
    }),
  };
}
