import { makeOtp, otpQrText } from '@roomkey/shared/protocol/otp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDesk, photograph, type Shot } from '../testing/camera-frames';
import { decodePicture } from './decode';
import { viewOf } from './scan-frames';

const TEXT = otpQrText(makeOtp(() => '123456789012345'));

/** What a hand, a cheap camera and a dim room do to the code of a hand-over sheet. */
const SHOTS: Readonly<Record<string, Shot>> = {
  'held straight': {},
  'turned a little': { turned: 15 },
  'turned by half a right angle': { turned: 45 },
  'on its side': { turned: 90 },
  'upside down': { turned: 185 },
  'tilted to the side': { tilted: [40, 0] },
  'tilted backwards': { tilted: [0, 40] },
  'tilted both ways and turned': { tilted: [25, 20], turned: 20 },
  'in dim light': { levels: [12, 60], noise: 5 },
  'in dim light, noisy': { levels: [15, 70], noise: 9 },
  'printed pale': { levels: [90, 140] },
  'very noisy': { noise: 30 },
  'out of focus': { blur: 2.5 },
  'half in the shadow': { shadow: 0.8 },
  'far away': { size: 0.2, blur: 0.6 },
  'near the corner': { at: [0.28, 0.32], size: 0.45 },
  'far away before a wide camera': { width: 960, height: 540, size: 0.2, at: [0.4, 0.6] },
  'all at once': { turned: 20, tilted: [20, 15], noise: 8, blur: 1.2, levels: [60, 170], shadow: 0.4 },
};

describe('a hand-over sheet', () => {
  it.each(Object.entries(SHOTS))('%s is read', (_how, shot) => {
    // A camera gives ten pictures a second: one of the first two is soon enough.
    const read = [1, 2].map((seed) => decodePicture(photograph(TEXT, { ...shot, seed })));
    expect(read).toContain(TEXT);
    for (const text of read) expect([TEXT, null]).toContain(text);
  });

  it('is never read as another code, however bad the picture', () => {
    const shots = fc.record({
      turned: fc.integer({ min: 0, max: 360 }),
      tilted: fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 })),
      blur: fc.double({ min: 0, max: 5, noNaN: true }),
      noise: fc.integer({ min: 0, max: 80 }),
      size: fc.double({ min: 0.15, max: 0.9, noNaN: true }),
      shadow: fc.double({ min: 0, max: 0.95, noNaN: true }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(shots, (shot) => {
        expect([TEXT, null]).toContain(decodePicture(photograph(TEXT, { ...shot, width: 320, height: 240 })));
      }),
      { numRuns: 25 },
    );
  });

  it('is not there on an empty desk', () => expect(decodePicture(emptyDesk())).toBeNull());
});

describe('a picture of a camera', () => {
  it('is looked at whole where it is small', () => {
    for (const turn of [0, 1]) {
      expect(viewOf(640, 480, turn)).toEqual({ left: 0, top: 0, width: 640, height: 480, scale: 1 });
    }
  });
  it('is looked at made smaller, then its middle as it is, where it is large', () => {
    expect(viewOf(1920, 1080, 0)).toMatchObject({ left: 0, top: 0, width: 1920, height: 1080, scale: 1280 / 1920 });
    expect(viewOf(1920, 1080, 1)).toEqual({ left: 320, top: 180, width: 1280, height: 720, scale: 1 });
  });
});
