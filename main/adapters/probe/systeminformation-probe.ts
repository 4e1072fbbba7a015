import { normaliseIdentity, RawIdentitySchema } from '@roomkey/shared/device/identity';
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { DeviceProbe } from '@roomkey/shared/setup/machine/ports';
import { createHelperClient, HelperFailure } from '../helper/helper-client';
import type { HelperHost } from '../helper/helper-host';

/** Milliseconds. Own choice: Windows starts up to nine PowerShell processes for one reading. */
const PROBE_LIMIT_MS = 20_000;

export interface SysteminformationProbeOptions {
  readonly host: HelperHost;
  /** Absolute path of the built probe-helper. */
  readonly entry: string;
  /** What is attached, as far as somebody can see it: Electron knows displays, plain Node does not. */
  readonly attached?: () => Peripherals;
  readonly limitMs?: number;
}

/** Reads the device in a helper process that is gone once it has answered. Over the limit it is killed, and may be asked again. */
export function createSysteminformationProbe({
  host,
  entry,
  attached,
  limitMs = PROBE_LIMIT_MS,
}: SysteminformationProbeOptions): DeviceProbe {
  return {
    async read(signal) {
      const helper = createHelperClient({ host, entry, limitMs, whenAborted: 'kill' });
      try {
        const raw = RawIdentitySchema.safeParse(await helper.ask(null, signal));
        if (!raw.success) throw new SetupFailure('identity.failed');
        return normaliseIdentity(raw.data);
      } catch (thrown) {
        if (!(thrown instanceof HelperFailure)) throw thrown;
        throw new SetupFailure(thrown.reason === 'timedOut' ? 'identity.timedOut' : 'identity.failed');
      } finally {
        helper.close();
      }
    },
    ...(attached !== undefined && { peripherals: () => Promise.resolve(attached()) }),
  };
}
