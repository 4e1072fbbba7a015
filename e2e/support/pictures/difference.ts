/** How much two pictures differ, as an eye would say. */
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** Distance of colours in OKLab, where 1 is black from white: more than a palette of 256 makes of a shade. */
const THRESHOLD = 0.08;
/** A contact sheet has 256 colours for all its pictures together, so what is rare on it is further off. */
export const SHEET_THRESHOLD = 0.16;
/** CSS pixels. Counted is where most is different within a square of this size: a slip is in one place, and noise is not. */
const SQUARE = 32;

export interface Difference {
  /** Pixels that differ in the square with most of them; infinite for pictures of two sizes. */
  readonly pixels: number;
  /** PNG in which they are red. */
  readonly picture: () => Promise<Buffer>;
}

export async function differenceOf(
  expected: Buffer,
  actual: Buffer,
  threshold: number = THRESHOLD,
): Promise<Difference> {
  const [before, now] = await Promise.all([decoded(expected), decoded(actual)]);
  const { width, height } = now.info;
  if (before.info.width !== width || before.info.height !== height) {
    return { pixels: Infinity, picture: () => Promise.resolve(actual) };
  }
  // Text that moved by one pixel is nothing but pixels at the edge of others, so those count too.
  const options = { threshold, includeAA: true };
  return {
    pixels: pixelmatch(before.data, now.data, null, width, height, { ...options, windowSize: SQUARE }),
    picture: () => {
      const red = Buffer.alloc(now.data.length);
      pixelmatch(before.data, now.data, red, width, height, options);
      return sharp(red, { raw: { width, height, channels: 4 } })
        .png()
        .toBuffer();
    },
  };
}

const decoded = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
