/** All pictures of one look on one sheet, each an eighth as wide: what is kept of the looks that CI does not compare. */
import sharp from 'sharp';

const SCALE = 1 / 8;
const COLUMNS = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

export class ContactSheet {
  readonly #tile: Size;
  readonly #tiles: Buffer[] = [];

  /** @param picture the size of each picture, CSS pixels */
  constructor(picture: Size) {
    this.#tile = { width: Math.round(picture.width * SCALE), height: Math.round(picture.height * SCALE) };
  }

  /** The picture as it will be on the sheet. */
  async add(picture: Buffer): Promise<Buffer> {
    const tile = await sharp(picture)
      .removeAlpha()
      .resize({ ...this.#tile, fit: 'fill' })
      .png()
      .toBuffer();
    this.#tiles.push(tile);
    return tile;
  }

  async png(): Promise<Buffer> {
    const { width, height } = this.#tile;
    const rows = Math.ceil(this.#tiles.length / COLUMNS);
    return sharp({ create: { width: width * COLUMNS, height: height * rows, channels: 3, background: '#808080' } })
      .composite(this.#tiles.map((input, index) => ({ input, ...this.#place(index) })))
      .png()
      .toBuffer();
  }

  /** The tile that stands on a kept sheet where the next picture will; null where the sheet ends before. */
  async nextOf(sheet: Buffer): Promise<Buffer | null> {
    const place = this.#place(this.#tiles.length);
    const { width, height } = await sharp(sheet).metadata();
    if (place.left + this.#tile.width > width || place.top + this.#tile.height > height) return null;
    return sharp(sheet)
      .extract({ ...place, ...this.#tile })
      .png()
      .toBuffer();
  }

  #place(index: number): { readonly left: number; readonly top: number } {
    const { width, height } = this.#tile;
    return { left: (index % COLUMNS) * width, top: Math.floor(index / COLUMNS) * height };
  }
}
