import type { InspectionEvent } from 'xstate';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import type { TextLocale } from '@roomkey/shared/locale/locales';
import type { SetupMachine } from '@roomkey/shared/setup/machine/machine';
import type { Clock, Ports, Vault } from '@roomkey/shared/setup/machine/ports';
import type { HelperHost } from '../../main/adapters/helper/helper-host';
import type { Transport } from '../../main/adapters/portal/transport';

/** The helper process that speaks to the OS keychain. */
interface VaultHelper {
  readonly host: HelperHost;
  /** Absolute path of the vault helper's script. */
  readonly entry: string;
}

export interface SimulatedConsoleOptions {
  /** Null: the console asks for the address, or goes on with the one it has saved. */
  readonly portalUrl: string | null;
  /** The same seed gives the same device and the same jitter. Different consoles need different seeds. */
  readonly seed: string;
  /** A profile of shared/device/profiles, or a whole identity. Default: the seed draws a profile. */
  readonly device?: string | DeviceIdentity;
  /** What is attached when the device is asked. Default: all of it. */
  readonly peripherals?: () => Peripherals;
  readonly clock?: Clock;
  /** `keychain` is the OS keychain, through a helper process of its own. Default: memory, which outlives power cuts. */
  readonly vault?: 'memory' | 'keychain';
  /** Where the helper for the keychain stands. Default: the built one beside this program. */
  readonly vaultHelper?: VaultHelper;
  /** Where the console keeps its state and its log. Default: a new temporary folder, which `stop` removes. */
  readonly folder?: string;
  readonly locale?: TextLocale;
  /** How the console reaches the portal. Default: Node's http. */
  readonly transport?: Transport;
  /** Puts something around the ports: named fakes of faults, counters. Called once for each start of the console. */
  readonly aroundPorts?: (ports: Ports) => Ports;
  /** Puts something around the keychain, below the device's keys, which keep theirs in it. Called once for each start. */
  readonly aroundVault?: (vault: Vault) => Vault;
  /** Another machine of the same states and actors: for tests of scenarios. */
  readonly machine?: SetupMachine;
  readonly inspect?: (event: InspectionEvent) => void;
}
