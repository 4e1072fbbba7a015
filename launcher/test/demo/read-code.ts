/** Reads a QR code that was drawn with half blocks, as a phone that looks at the terminal does. */
import { stripVTControlCharacters } from 'node:util';
import decodeQR from 'qr/decode.js';

/** Pixels of a module. */
const SCALE = 4;

/** Paper by upper and lower half of a character. */
const HALVES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  ' ': [false, false],
  '█': [true, true],
  '▀': [true, false],
  '▄': [false, true],
};

export function decode(lines: readonly string[]): string {
  const plain = lines.map((line) => stripVTControlCharacters(line)).filter((line) => /^[ █▀▄]{20,}$/.test(line));
  const rows = plain.flatMap((line) => {
    const halves = Array.from(line, (character) => HALVES[character] ?? [false, false]);
    return [halves.map(([upper]) => upper), halves.map(([, lower]) => lower)];
  });
  const width = (rows[0]?.length ?? 0) * SCALE;
  const height = rows.length * SCALE;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isPaper = rows[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] === true;
      data.fill(isPaper ? 255 : 0, (y * width + x) * 4, (y * width + x) * 4 + 4);
    }
  }
  return decodeQR({ width, height, data });
}
