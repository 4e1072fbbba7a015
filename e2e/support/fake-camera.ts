/** Chromium's fake camera: a file that it plays as if a camera saw it. The permission is asked as for a real one. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { encode } from 'uqr';
import { makeTempFolder } from '../../main/test/support/temp-folder';

const WIDTH = 640;
const HEIGHT = 480;
/** Pixels of a module: a sheet held about 30 cm in front of the camera. */
const MODULE = 9;
const QUIET_ZONE = 4;
/** Grey levels of the desk behind the sheet, of ink and of paper. */
const LEVELS = { desk: 120, ink: 45, paper: 210 } as const;

export interface FakeCamera {
  /** What the console is started with. */
  readonly args: readonly string[];
  /** Takes the camera away, as if its cable was pulled. */
  readonly remove: () => Promise<void>;
}

/** A camera that sees a QR code with `text`. */
export const fakeCamera = (text: string): Promise<FakeCamera> => cameraSeeing(drawn(text));

/** A camera that sees part of a page, as a browser has painted it. `page` may go anywhere for it. */
export async function fakeCameraBefore(page: Page, part: Locator): Promise<FakeCamera> {
  const png = await part.screenshot();
  await page.goto('about:blank');
  const grey = await page.evaluate(greyOf, {
    url: `data:image/png;base64,${png.toString('base64')}`,
    width: WIDTH,
    height: HEIGHT,
    desk: LEVELS.desk,
  });
  return cameraSeeing(Buffer.from(grey));
}

/** Runs in the page: the picture in the middle of a desk, at two thirds of the height, as grey levels. */
async function greyOf(look: { url: string; width: number; height: number; desk: number }): Promise<number[]> {
  const { url, width, height, desk } = look;
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = `rgb(${desk} ${desk} ${desk})`;
  context.fillRect(0, 0, width, height);
  const scale = Math.min((0.9 * width) / picture.width, (0.67 * height) / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
}

async function cameraSeeing(luma: Buffer): Promise<FakeCamera> {
  const folder = await makeTempFolder();
  const file = path.join(folder.path, 'camera.y4m');
  await writeFile(file, y4m(luma));
  const args = [
    '--use-fake-device-for-media-stream=device-count=1,fps=10',
    `--use-file-for-fake-video-capture=${file}`,
  ];
  return { args, remove: () => folder.remove() };
}

/** Cameras that show Chromium's own test picture: it plays a file on one camera only. */
export function severalCameras(count: number): readonly string[] {
  return [`--use-fake-device-for-media-stream=device-count=${count},fps=10`];
}

/** YUV4MPEG2 with two frames, 4:2:0, grey: the simplest picture file that Chromium plays in a loop. */
function y4m(luma: Buffer): Buffer {
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

function drawn(text: string): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, LEVELS.desk);
  const { data, size } = encode(text, { ecc: 'Q', border: QUIET_ZONE });
  const [left, top] = [Math.floor((WIDTH - size * MODULE) / 2), Math.floor((HEIGHT - size * MODULE) / 2)];
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      const from = left + x * MODULE;
      for (let line = top + y * MODULE; line < top + (y + 1) * MODULE; line += 1) {
        luma.fill(dark ? LEVELS.ink : LEVELS.paper, line * WIDTH + from, line * WIDTH + from + MODULE);
      }
    }),
  );
  return luma;
}
