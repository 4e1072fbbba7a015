import { describe, expect, it } from 'vitest';
import { createProfileProbe } from '../../../adapters/probe/profile-probe';

const never = new AbortController().signal;

describe('the profile probe', () => {
  it('is the same device after a restart, and another one in another installation', async () => {
    const read = (seed: string) => createProfileProbe({ profile: 'logitech-tap-dell', seed }).read(never);
    const first = await read('installation one');
    expect(first).toMatchObject({ make: 'Dell Inc.', model: 'OptiPlex 7000', source: 'profile' });
    expect(first.serial).toMatch(/^[0-9A-Z]{7}$/);
    expect(await read('installation one')).toEqual(first);
    expect((await read('installation two')).serial).not.toBe(first.serial);
  });

  it('has all that a certified console comes with', async () => {
    const probe = createProfileProbe({ profile: 'logitech-tap-dell', seed: 's' });
    expect(await probe.peripherals?.(never)).toEqual({
      hdmiIngest: true,
      frontOfRoomDisplay: true,
      touchKeyboard: true,
    });
  });

  it('refuses a name that is no profile', () => {
    expect(() => createProfileProbe({ profile: 'toaster', seed: 's' })).toThrow(RangeError);
  });
});
