/** Pixels as red, green, blue, one byte each, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** Offsets in bytes of 32-bit big-endian members of the header (X11/XWDFile.h). */
const header = {
  size: 0,
  version: 4,
  width: 16,
  height: 20,
  byteOrder: 28,
  bitsPerPixel: 44,
  bytesPerLine: 48,
  colours: 76,
};
const fileVersion = 7;
const colourBytes = 12;

/**
 * Reads a window dump as Xvfb keeps it with `-fbdir`: 32 bits per pixel, blue first.
 *
 * @throws Error for any other kind
 */
export function readXwd(dump: Buffer): Pixels {
  const member = (name: keyof typeof header) => dump.readUInt32BE(header[name]);
  const lsbFirst = 0;
  if (member('version') !== fileVersion || member('bitsPerPixel') !== 32 || member('byteOrder') !== lsbFirst) {
    throw new Error('The virtual screen has a pixel format that is not known here.');
  }
  const width = member('width');
  const height = member('height');
  const start = member('size') + member('colours') * colourBytes;
  const rgb = Buffer.alloc(width * height * 3);
  for (let row = 0, to = 0; row < height; row++) {
    let from = start + row * member('bytesPerLine');
    for (let column = 0; column < width; column++, from += 4, to += 3) {
      rgb[to] = dump[from + 2] ?? 0;
      rgb[to + 1] = dump[from + 1] ?? 0;
      rgb[to + 2] = dump[from] ?? 0;
    }
  }
  return { width, height, rgb };
}
