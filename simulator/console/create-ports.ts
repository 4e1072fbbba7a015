/** The ports of a simulated console: the real console's adapters, but for the network, which is Node's, and the device, which is chosen. */
import path from 'node:path';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import { COMPLETE_PERIPHERALS } from '@roomkey/shared/device/peripherals';
import type { Clock, Log, Ports, Random, Vault } from '@roomkey/shared/setup/machine/ports';
import { createNodeHelperHost } from '../../main/adapters/helper/node-helper-host';
import { readInstallationId } from '../../main/adapters/installation/installation-id';
import { createDeviceKeys } from '../../main/adapters/keys/device-keys';
import { createPortalClient } from '../../main/adapters/portal/portal-client';
import { createPortalTime } from '../../main/adapters/portal/portal-time';
import { createNodeTransport } from '../../main/adapters/portal/transport';
import { createFileSnapshotStore } from '../../main/adapters/store/file-snapshot-store';
import { createKeytarVault } from '../../main/adapters/vault/keytar-vault';
import { createMemoryVault } from '../../main/adapters/vault/memory-vault';
import manifest from '../package.json';
import type { SimulatedConsoleOptions } from './options';

interface PortParts {
  readonly options: SimulatedConsoleOptions;
  readonly device: DeviceIdentity;
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** What the memory vault keeps: like a keychain it is still there after a power cut. */
  readonly entries: Map<string, string>;
}

interface SimulatedPorts {
  readonly ports: Ports;
  /** Ends the keychain's helper process, if there is one. */
  close(): void;
}

/** Rejects with `state.*` when the folder cannot be used. */
export async function createSimulatedPorts(parts: PortParts): Promise<SimulatedPorts> {
  const { options, device, folder, clock, random, log } = parts;
  const keychain = await createVault(parts);
  const vault = options.aroundVault?.(keychain) ?? keychain;
  const portalTime = createPortalTime(clock);
  const keys = createDeviceKeys({ vault, random, portalTime });
  const transport = options.transport ?? createNodeTransport();
  const ports: Ports = {
    probe: {
      async read(signal) {
        signal.throwIfAborted();
        return Promise.resolve(device);
      },
      async peripherals(signal) {
        signal.throwIfAborted();
        return Promise.resolve(options.peripherals?.() ?? COMPLETE_PERIPHERALS);
      },
    },
    vault,
    keys,
    portal: createPortalClient({ transport, keys, portalTime, appVersion: manifest.version }),
    store: createFileSnapshotStore({ file: path.join(folder, 'setup.json') }),
    clock,
    random,
    log,
  };
  return { ports: options.aroundPorts?.(ports) ?? ports, close: () => keychain.close() };
}

async function createVault({ options, folder, random, entries }: PortParts): Promise<Vault & { close(): void }> {
  if (options.vault !== 'keychain') return { ...createMemoryVault(entries), close: () => undefined };
  const installationId = await readInstallationId(path.join(folder, 'installation-id'), random);
  const helper = options.vaultHelper ?? {
    host: createNodeHelperHost(),
    // The helper is built beside this program.
    entry: path.join(import.meta.dirname, 'vault-helper.js'),
  };
  return createKeytarVault({ ...helper, installationId });
}
