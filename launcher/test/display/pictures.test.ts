import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodePng } from '../../display/png';
import { readXwd } from '../../display/xwd';

/** A dump as Xvfb keeps it: header, colour map, then blue, green, red and a spare byte per pixel, rows padded. */
function dump(overrides: Record<number, number> = {}): Buffer {
  const header = Buffer.alloc(100);
  const members = { 0: 100, 4: 7, 16: 2, 20: 2, 28: 0, 44: 32, 48: 12, 76: 1, ...overrides };
  for (const [offset, value] of Object.entries(members)) header.writeUInt32BE(value, Number(offset));
  const colours = Buffer.alloc(12, 0xee);
  const rows = [
    [3, 2, 1, 0, 6, 5, 4, 0, 9, 9, 9, 9],
    [30, 20, 10, 0, 60, 50, 40, 0, 9, 9, 9, 9],
  ];
  return Buffer.concat([header, colours, ...rows.map((row) => Buffer.from(row))]);
}

test('a window dump is read as red, green, blue', () => {
  expect(readXwd(dump())).toEqual({
    width: 2,
    height: 2,
    rgb: Buffer.from([1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60]),
  });
});

test.each([
  ['version', { 4: 6 }],
  ['byte order', { 28: 1 }],
  ['depth', { 44: 24 }],
])('a dump with another %s is refused', (_what, overrides) => {
  expect(() => readXwd(dump(overrides))).toThrow('pixel format');
});

test('a PNG has chunks with right lengths and checksums, and the pixels inside', async () => {
  const png = await encodePng(readXwd(dump()));
  expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks[body.toString('latin1', 0, 4)] = body.subarray(4);
  }
  expect(Object.keys(chunks)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(inflateSync(chunks['IDAT'] ?? '')).toEqual(Buffer.from([0, 1, 2, 3, 4, 5, 6, 0, 10, 20, 30, 40, 50, 60]));
});
