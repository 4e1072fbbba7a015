import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';
import type { Pixels } from './xwd';

const compress = promisify(deflate);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Encodes eight-bit RGB without filters (PNG specification, third edition). */
export async function encodePng({ width, height, rgb }: Pixels): Promise<Buffer> {
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let row = 0; row < height; row++) rgb.copy(rows, row * (stride + 1) + 1, row * stride, (row + 1) * stride);
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const eightBitRgb = Buffer.from([8, 2, 0, 0, 0]);
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([size, eightBitRgb])),
    chunk('IDAT', await compress(rows, { level: constants.Z_BEST_SPEED })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
