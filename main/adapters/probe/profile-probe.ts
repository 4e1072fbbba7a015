import { deviceProfile, identityOf } from '@roomkey/shared/device/profiles';
import { COMPLETE_PERIPHERALS } from '@roomkey/shared/device/peripherals';
import type { DeviceProbe } from '@roomkey/shared/setup/machine/ports';
import { createSeededFraction } from '../random/seeded-fraction';

export interface ProfileProbeOptions {
  /** Slug of a profile in shared/device/profiles. */
  readonly profile: string;
  /** What the serial number is derived from: the same seed gives the same device, so that a restart doesn't change it. */
  readonly seed: string;
}

/** A certified device instead of the machine's own identity. Throws a RangeError when there is no such profile. */
export function createProfileProbe({ profile, seed }: ProfileProbeOptions): DeviceProbe {
  const chosen = deviceProfile(profile);
  if (chosen === null) throw new RangeError(`There is no device profile "${profile}"`);
  const identity = identityOf(chosen, createSeededFraction(`${seed}/${profile}`));
  return {
    async read(signal) {
      signal.throwIfAborted();
      return Promise.resolve(identity);
    },
    peripherals: () => Promise.resolve(COMPLETE_PERIPHERALS),
  };
}
