/** Puts the machine's ports together from their adapters: the one place that knows which adapter stands for which port. */
import path from 'node:path';
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import type { Clock, DeviceProbe, Ports, Random, Vault } from '@roomkey/shared/setup/machine/ports';
import type { HelperHost } from '../../adapters/helper/helper-host';
import { readInstallationId } from '../../adapters/installation/installation-id';
import { createDeviceKeys } from '../../adapters/keys/device-keys';
import { createPortalClient } from '../../adapters/portal/portal-client';
import { createPortalTime } from '../../adapters/portal/portal-time';
import { createFetchTransport } from '../../adapters/portal/transport';
import { createProfileProbe } from '../../adapters/probe/profile-probe';
import { createSysteminformationProbe } from '../../adapters/probe/systeminformation-probe';
import { createFileSnapshotStore } from '../../adapters/store/file-snapshot-store';
import { createKeytarVault } from '../../adapters/vault/keytar-vault';
import type { AppLog } from '../app-log';
import type { Options } from '../options/options';
import type { PortalNetwork } from './portal-network';
import { createUtilityHelperHost } from './utility-helper-host';

interface PortParts {
  readonly options: Pick<Options, 'profile' | 'vault'>;
  readonly packaged: boolean;
  /** The console's data directory; it exists. */
  readonly userData: string;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: AppLog;
  readonly network: PortalNetwork;
  /** What a measured device has around it. */
  readonly attached: () => Peripherals;
  /** Stands in front of the keychain in a demo. */
  readonly withLock?: (vault: ClosableVault) => ClosableVault;
}

type ClosableVault = Vault & { close(): void };

interface ConsolePorts {
  readonly ports: Ports;
  /** Ends what the ports keep running. Call once the setup has stopped. */
  close(): void;
}

/** The setup's saved state, in the data directory. */
export const STATE_FILE = 'setup.json';

/** Call after `ready`: helper processes and sessions need it. Rejects with `state.*` when the data directory cannot be used. */
export async function createConsolePorts(parts: PortParts): Promise<ConsolePorts> {
  const { clock, random, log, userData, appVersion } = parts;
  const host = createUtilityHelperHost();
  const installationId = await readInstallationId(path.join(userData, 'installation-id'), random);
  const plainVault = await createVault(parts, host, installationId);
  const vault = parts.withLock?.(plainVault) ?? plainVault;
  const portalTime = createPortalTime(clock);
  const keys = createDeviceKeys({ vault, random, portalTime });
  // Chromium's network knows the system's proxy and certificates, which Node's own ignores.
  const transport = createFetchTransport((url, init) => parts.network.fetch(url, init));
  const ports: Ports = {
    probe: createProbe(parts, host, installationId),
    vault,
    keys,
    portal: createPortalClient({ transport, way: parts.network, keys, portalTime, appVersion }),
    store: createFileSnapshotStore({
      file: path.join(userData, STATE_FILE),
      onSetAside: () => log.note('state.setAside', 'state.unreadable'),
    }),
    clock,
    random,
    log: log.port,
  };
  return { ports, close: () => vault.close() };
}

function createProbe({ options, attached }: PortParts, host: HelperHost, installationId: string): DeviceProbe {
  const { profile } = options;
  if (profile !== null) return createProfileProbe({ profile, seed: installationId });
  return createSysteminformationProbe({ host, entry: helperEntry('probe-helper'), attached });
}

async function createVault(
  { options, packaged }: PortParts,
  host: HelperHost,
  installationId: string,
): Promise<ClosableVault> {
  if (options.vault === 'keychain')
    return createKeytarVault({ host, entry: helperEntry('vault-helper'), installationId });
  // SECURITY: answers a packaged console that only seems to keep its credentials. The command line refuses this before; here it
  // is refused once more, and the module is a chunk of its own that no package contains.
  if (packaged) throw new Error('a packaged console has no memory vault');
  const { createMemoryVault } = await import('../../adapters/vault/memory-vault');
  return { ...createMemoryVault(), close: () => undefined };
}

/** Helpers are bundled beside the main process. */
function helperEntry(name: 'vault-helper' | 'probe-helper'): string {
  return path.join(import.meta.dirname, `${name}.js`);
}
