/** The pictures that are kept in the repository, and whether they can be compared with here. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

export const UPDATING = process.env['ROOMKEY_UPDATE_PICTURES'] === '1';

const KEPT = path.resolve(import.meta.dirname, '../../console/pictures');
const HOW_TO_KEEP = 'docs/TESTING.md says how pictures are taken anew';

/** What one major version of Chromium has painted; each paints text a little differently. */
export class Baselines {
  readonly #folder: string;
  /** Why nothing can be compared; null where it can. */
  readonly nothingToCompare: string | null;

  private constructor(folder: string, nothingToCompare: string | null) {
    this.#folder = folder;
    this.nothingToCompare = nothingToCompare;
  }

  /** @param chromium its version, such as 130.0.6723.137 */
  static async of(chromium: string): Promise<Baselines> {
    const name = `chromium-${chromium.split('.')[0] ?? ''}`;
    const kept = await readdir(KEPT).catch((): string[] => []);
    const why =
      process.platform !== 'linux'
        ? 'pictures are compared on Linux only, where the fonts can be chosen'
        : UPDATING || kept.includes(name)
          ? null
          : `this console paints with ${name}, and pictures are kept of ${kept.join(', ')} only; ${HOW_TO_KEEP}`;
    return new Baselines(path.join(KEPT, name), why);
  }

  /** Names without `.png`, of the pictures or of the contact sheets. */
  async names(): Promise<string[]> {
    const files = await readdir(this.#folder);
    return files.filter((file) => file.endsWith('.png')).map((file) => path.basename(file, '.png'));
  }

  /** @throws Error for a picture that was never kept */
  async read(picture: string): Promise<Buffer> {
    return readFile(this.#file(picture)).catch(() => {
      throw new Error(`no picture is kept of ${picture}; ${HOW_TO_KEEP}`);
    });
  }

  /** With a palette of 256 colours: less than half the bytes, and nobody sees the difference. */
  async keep(picture: string, png: Buffer): Promise<void> {
    const file = this.#file(picture);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      await sharp(png).removeAlpha().png({ palette: true, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer(),
    );
  }

  #file(picture: string): string {
    return path.join(this.#folder, `${picture}.png`);
  }
}
