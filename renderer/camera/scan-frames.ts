/** Looks for a code in what a camera shows, picture after picture. */
import { decodePicture } from './decode';

/** Milliseconds between two looks, at least: a hand that holds a sheet does not move faster. */
const REST_MS = 80;
/** Pixels. Larger pictures are made smaller, and every second time their middle is looked at as it is. */
const WIDEST = 1_280;
const HIGHEST = 720;

/** The part of a camera's picture that is looked at, and the size at which it is. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** What the `turn`-th look at a picture of this size takes in: all of it, or the middle in full detail. */
export function viewOf(width: number, height: number, turn: number): View {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  if (scale === 1 || turn % 2 === 0) return { left: 0, top: 0, width, height, scale };
  const [w, h] = [Math.min(width, WIDEST), Math.min(height, HIGHEST)];
  return { left: Math.floor((width - w) / 2), top: Math.floor((height - h) / 2), width: w, height: h, scale: 1 };
}

/**
 * Calls back with every text that is read, until the answer is used to stop.
 *
 * SECURITY: answers pictures of one-time passwords left behind: they stand in one canvas, which is emptied in the end.
 */
export function scanFrames(video: HTMLVideoElement, onText: (text: string) => void): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let stopped = false;

  const look = () => {
    const began = performance.now();
    const text = read();
    if (text !== null) onText(text);
    if (stopped) return;
    // As much rest as work, so that the page answers fingers on a slow device too.
    timer = setTimeout(wait, Math.max(REST_MS, performance.now() - began));
  };
  const read = (): string | null => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0 || videoHeight === 0) return null;
    const { left, top, width, height, scale } = viewOf(videoWidth, videoHeight, turn);
    turn += 1;
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    context.drawImage(video, left, top, width, height, 0, 0, size.width, size.height);
    return decodePicture(context.getImageData(0, 0, size.width, size.height));
  };
  const wait = () => {
    frame = video.requestVideoFrameCallback(look);
  };

  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
    video.cancelVideoFrameCallback(frame);
    Object.assign(canvas, { width: 0, height: 0 });
  };
}
