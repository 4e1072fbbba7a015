/** Who a simulated console says it is. */
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import { DEVICE_PROFILES, deviceProfile, identityOf } from '@roomkey/shared/device/profiles';
import { createSeededFraction } from '../../main/adapters/random/seeded-fraction';

/**
 * The device of one console: the same for the same seed. Without a profile the seed draws one of all of them.
 * Throws a RangeError when there is no such profile.
 */
export function deviceOf(profile: string | undefined, seed: string): DeviceIdentity {
  const slug = profile ?? drawProfile(seed);
  const chosen = deviceProfile(slug);
  if (chosen === null) throw new RangeError(`There is no device profile "${slug}"`);
  return identityOf(chosen, createSeededFraction(`${seed}/${slug}`));
}

function drawProfile(seed: string): string {
  const at = Math.floor(createSeededFraction(`${seed}/profile`).fraction() * DEVICE_PROFILES.length);
  return DEVICE_PROFILES[at]?.slug ?? '';
}
