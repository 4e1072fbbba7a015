/** Takes pictures of a demo while a story plays: all its windows, as they are on the screen, and what each picture shows. */
import type { StoryId } from '@roomkey/shared/demo/stories';
import { STORY_SCENES } from '@roomkey/shared/demo/story-scenes';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { RoomConsole } from './room-console';

/** Milliseconds between two looks: short against any scene, long enough for the story to go on meanwhile. */
const LOOK_MS = 150;
/** Longer than any story. */
const LONGEST_MS = 240_000;

/** Pixels of the screen. */
interface Shot {
  readonly kind: 'console' | 'front of room' | 'portal';
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly png: Buffer;
}

export interface Frame {
  /** Key of the caption; empty where there is none. */
  readonly caption: string;
  readonly step: string;
  /** How many digits stand in the boxes. */
  readonly digits: number;
  /** False while the ring was on its way. */
  readonly still: boolean;
  readonly shots: readonly Shot[];
}

interface Shown extends Omit<Frame, 'shots' | 'still'> {
  readonly ring: string;
}

const shownBy = ({ page }: RoomConsole): Promise<Shown> =>
  page.evaluate(() => ({
    caption: document.querySelector('[data-demo-caption]')?.getAttribute('data-demo-caption') ?? '',
    step: document.querySelector('main')?.getAttribute('data-step') ?? '',
    ring: JSON.stringify(document.querySelector('[data-demo=ring]')?.getBoundingClientRect() ?? null),
    digits: [...document.querySelectorAll('main input')].reduce(
      (sum, input) => sum + (input instanceof HTMLInputElement ? input.value.length : 0),
      0,
    ),
  }));

async function shoot({ launched }: RoomConsole): Promise<Shot[]> {
  const taken = await launched.app.evaluate(async ({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map(async (window) => ({
          url: window.webContents.getURL(),
          bounds: window.getContentBounds(),
          png: (await window.capturePage()).toPNG().toString('base64'),
        })),
    ),
  );
  return taken.map(({ url, bounds, png }) => ({
    kind: url.startsWith('http') ? 'portal' : url.includes('/front-of-room/') ? 'front of room' : 'console',
    bounds,
    png: Buffer.from(png, 'base64'),
  }));
}

/** One picture of all windows; undefined when the console went on while it was taken. */
export async function takeFrame(console: RoomConsole): Promise<Frame | undefined> {
  const before = await shownBy(console);
  const shots = await shoot(console);
  const after = await shownBy(console);
  const { ring, ...shown } = before;
  const isSame = before.caption === after.caption && before.step === after.step;
  return isSame ? { ...shown, still: ring === after.ring, shots } : undefined;
}

/** From the story's first scene until its last caption has gone. */
export async function record(console: RoomConsole, story: StoryId): Promise<readonly Frame[]> {
  const captions = STORY_SCENES[story].map(({ caption }) => caption as string);
  const frames: Frame[] = [];
  const began = performance.now();
  for (;;) {
    const frame = await takeFrame(console);
    if (frame !== undefined && captions.includes(frame.caption)) frames.push(frame);
    else if (frame?.caption === '' && frames.length > 0) return frames;
    if (performance.now() - began > LONGEST_MS)
      throw new Error(`${story} did not end: ${JSON.stringify(frames.at(-1)?.caption)}`);
    await pause(LOOK_MS);
  }
}

export const shotOf = ({ shots }: Frame, kind: Shot['kind']): Buffer => {
  const found = shots.find((shot) => shot.kind === kind);
  if (found === undefined) throw new Error(`There is no window of the ${kind}`);
  return found.png;
};

/** Pixels of the desktop that are seen around the windows, and its colour. */
const AROUND = 16;
const DESKTOP = '#3b4252';

/** All windows in their places, without what the window manager puts around them. */
export async function wholeStage({ shots }: Frame, width: number): Promise<Buffer> {
  const right = Math.max(...shots.map(({ bounds }) => bounds.x + bounds.width));
  const bottom = Math.max(...shots.map(({ bounds }) => bounds.y + bounds.height));
  const left = Math.min(...shots.map(({ bounds }) => bounds.x));
  const top = Math.min(...shots.map(({ bounds }) => bounds.y));
  const canvas = { width: right - left + 2 * AROUND, height: bottom - top + 2 * AROUND };
  const whole = await sharp({ create: { ...canvas, channels: 3, background: DESKTOP } })
    .composite(
      shots.map(({ bounds, png }) => ({
        input: png,
        left: bounds.x - left + AROUND,
        top: bounds.y - top + AROUND,
      })),
    )
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(whole).resize({ width }).png({ compressionLevel: 1 }).toBuffer();
}
