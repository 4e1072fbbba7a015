/** Chromium's fake camera: a file that it plays as if a camera saw it. The permission is asked as for a real one. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
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
export async function fakeCamera(text: string): Promise<FakeCamera> {
  const folder = await makeTempFolder();
  const file = path.join(folder.path, 'camera.y4m');
  await writeFile(file, y4m(text));
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
function y4m(text: string): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, LEVELS.desk);
  draw(luma, text);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

function draw(luma: Buffer, text: string): void {
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
}
