/** Named fakes around ports, for faults that cannot be provoked otherwise. Each stands in front of the real adapter. */
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import { COMPLETE_PERIPHERALS, type Peripherals } from '@roomkey/shared/device/peripherals';
import { SetupFailure, type ErrorCode } from '@roomkey/shared/setup/contract/errors';
import type { DeviceProbe, SnapshotStore, Vault } from '@roomkey/shared/setup/machine/ports';

export const KEYCHAIN_FAULTS = ['locked', 'missing', 'timesOut', 'fails'] as const;
type KeychainFault = (typeof KEYCHAIN_FAULTS)[number];
export const KEYCHAIN_CALLS = ['probe', 'read', 'write', 'remove'] as const;
type KeychainCall = (typeof KEYCHAIN_CALLS)[number];

const KEYCHAIN_CODES: Readonly<Record<KeychainFault, ErrorCode>> = {
  locked: 'vault.locked',
  missing: 'vault.missing',
  timesOut: 'vault.timedOut',
  fails: 'vault.failed',
};

export const IDENTITY_FAULTS = ['timesOut', 'fails', 'crashes'] as const;
type IdentityFault = (typeof IDENTITY_FAULTS)[number];

/** What is broken now; the runner changes it. */
export interface Faults {
  keychain: { readonly fault: KeychainFault; readonly calls: readonly KeychainCall[] } | null;
  disk: 'full' | null;
  identity: IdentityFault | null;
  latencyMs: number;
  peripherals: Peripherals;
}

export const noFaults = (): Faults => ({
  keychain: null,
  disk: null,
  identity: null,
  latencyMs: 0,
  peripherals: COMPLETE_PERIPHERALS,
});

/** A keychain that is there but shut answers reads with null, as the Linux one does, and fails loudly on everything else. */
export function faultyVault(vault: Vault, faults: Faults): Vault {
  const meet = (call: KeychainCall): KeychainFault | null =>
    faults.keychain?.calls.includes(call) === true ? faults.keychain.fault : null;
  const orFail = async <T>(call: KeychainCall, work: () => Promise<T>): Promise<T> => {
    const fault = meet(call);
    if (fault !== null) throw new SetupFailure(KEYCHAIN_CODES[fault]);
    return work();
  };
  return {
    probe: (signal) => orFail('probe', () => vault.probe(signal)),
    read: (kind, signal) =>
      meet('read') === 'locked' ? Promise.resolve(null) : orFail('read', () => vault.read(kind, signal)),
    write: (kind, value, signal) => orFail('write', () => vault.write(kind, value, signal)),
    remove: (kind, signal) => orFail('remove', () => vault.remove(kind, signal)),
  };
}

export function faultyProbe(probe: DeviceProbe, faults: Faults): DeviceProbe {
  return {
    ...probe,
    read(signal) {
      if (faults.identity === 'crashes') return Promise.resolve(unreadableIdentity);
      if (faults.identity === null) return probe.read(signal);
      return Promise.reject(new SetupFailure(faults.identity === 'fails' ? 'identity.failed' : 'identity.timedOut'));
    },
  };
}

export function faultyStore(store: SnapshotStore, faults: Faults): SnapshotStore {
  return {
    load: () => store.load(),
    save: (state) =>
      faults.disk === 'full' ? Promise.reject(new SetupFailure('state.unwritable')) : store.save(state),
  };
}

/** A fault of the console itself: no adapter answers with something that cannot be looked at. */
const unreadableIdentity: DeviceIdentity = {
  get make(): never {
    throw new TypeError('a fake: the probe is broken');
  },
  model: null,
  serial: null,
  os: null,
  source: 'measured',
};
