/** Puts the same thing around every call of every port: power supplies, queues and counters are made of it. */
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import type { Ports } from '@roomkey/shared/setup/machine/ports';

/** What is called, as `port.method`. The clock and the log are not here: they are no calls to the world. */
export type CallName =
  | 'probe.read'
  | 'probe.peripherals'
  | 'vault.probe'
  | 'vault.read'
  | 'vault.write'
  | 'vault.remove'
  | 'keys.ensure'
  | 'keys.prove'
  | 'keys.decrypt'
  | 'keys.forget'
  | 'portal.discover'
  | 'portal.authorizeDevice'
  | 'portal.poll'
  | 'portal.heldPoll'
  | 'portal.fetchCredential'
  | 'portal.sendReceipt'
  | 'portal.cancelRequest'
  | 'portal.signIn'
  | 'portal.heartbeat'
  | 'store.load'
  | 'store.save';

/** Runs a call, or does not. `signal` is the caller's; the store's calls have none. */
export type Around = <T>(name: CallName, call: () => Promise<T>, signal: AbortSignal | null) => Promise<T>;

const UNKNOWN_PERIPHERALS: Peripherals = { hdmiIngest: null, frontOfRoomDisplay: null, touchKeyboard: null };

export function aroundCalls(ports: Ports, around: Around): Ports {
  const { probe, vault, keys, portal, store } = ports;
  return {
    ...ports,
    probe: {
      read: (signal) => around('probe.read', () => probe.read(signal), signal),
      peripherals: (signal) =>
        around('probe.peripherals', () => probe.peripherals?.(signal) ?? Promise.resolve(UNKNOWN_PERIPHERALS), signal),
    },
    vault: {
      probe: (signal) => around('vault.probe', () => vault.probe(signal), signal),
      read: (kind, signal) => around('vault.read', () => vault.read(kind, signal), signal),
      write: (kind, value, signal) => around('vault.write', () => vault.write(kind, value, signal), signal),
      remove: (kind, signal) => around('vault.remove', () => vault.remove(kind, signal), signal),
    },
    keys: {
      ensure: (expected, signal) => around('keys.ensure', () => keys.ensure(expected, signal), signal),
      prove: (proof, signal) => around('keys.prove', () => keys.prove(proof, signal), signal),
      decrypt: (jwe, signal) => around('keys.decrypt', () => keys.decrypt(jwe, signal), signal),
      forget: (signal) => around('keys.forget', () => keys.forget(signal), signal),
    },
    portal: {
      clockAhead: () => portal.clockAhead(),
      connect: (attempt, signal) => around('portal.discover', () => portal.connect(attempt, signal), signal),
      trust: (portalUrl, pin) => portal.trust(portalUrl, pin),
      discover: (address, signal) => around('portal.discover', () => portal.discover(address, signal), signal),
      authorizeDevice: (request, signal) =>
        around('portal.authorizeDevice', () => portal.authorizeDevice(request, signal), signal),
      poll: (request, signal) =>
        around(request.waitSeconds > 0 ? 'portal.heldPoll' : 'portal.poll', () => portal.poll(request, signal), signal),
      fetchCredential: (request, signal) =>
        around('portal.fetchCredential', () => portal.fetchCredential(request, signal), signal),
      sendReceipt: (request, signal) => around('portal.sendReceipt', () => portal.sendReceipt(request, signal), signal),
      cancelRequest: (request, signal) =>
        around('portal.cancelRequest', () => portal.cancelRequest(request, signal), signal),
      signIn: (request, signal) => around('portal.signIn', () => portal.signIn(request, signal), signal),
      heartbeat: (request, signal) => around('portal.heartbeat', () => portal.heartbeat(request, signal), signal),
    },
    store: {
      load: () => around('store.load', () => store.load(), null),
      save: (state) => around('store.save', () => store.save(state), null),
    },
  };
}
