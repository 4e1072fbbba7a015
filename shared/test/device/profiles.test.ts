import { describe, expect, it } from 'vitest';
import { DeviceIdentitySchema, meaningful } from '@roomkey/shared/device/identity';
import { DEVICE_PROFILES, deviceProfile, drawSerial, identityOf } from '@roomkey/shared/device/profiles';

const drawn = (...fractions: number[]) => {
  let index = 0;
  return { fraction: () => fractions[index++ % fractions.length] ?? 0 };
};

describe('device profiles', () => {
  it('have slugs that are unique and can be typed', () => {
    const slugs = DEVICE_PROFILES.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(DEVICE_PROFILES).toHaveLength(28);
  });

  it.each(DEVICE_PROFILES)('$slug says something in every field', (profile) => {
    const identity = DeviceIdentitySchema.parse(identityOf(profile, drawn(0, 0.35, 0.7, 0.999_999)));
    for (const text of [identity.make, identity.model, identity.serial, identity.os])
      expect(meaningful(text)).toBe(text);
    expect(identity.source).toBe('profile');
    expect(identity.serial).not.toMatch(/[#*]/);
  });

  it('are found by slug', () => {
    expect(deviceProfile('surface-hub-3')?.model).toBe('Surface Hub 3');
    expect(deviceProfile('toaster')).toBeNull();
  });

  it('draw serial numbers of their shape', () => {
    expect(drawSerial('CZC##*', drawn(0, 0.999_999))).toBe('CZC090');
    expect(drawSerial('**', drawn(0.999_999))).toBe('ZZ');
  });
});
