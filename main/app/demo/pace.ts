/** How fast a demo is, so that an audience can follow. Milliseconds; own choices, tried from the back of a room. */
/** A caption stays at least this long, and longer by its length. */
const CAPTION_LEAST_MS = 3_000;
const CAPTION_BASE_MS = 1_200;
/** 900 letters a minute: half as fast as people read who look at nothing else. */
const LETTER_MS = 65;
/** A sign of Chinese or Japanese says about as much as two letters and a half. */
const WIDE_LETTERS = 2.5;
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/;

const MOVE_MS = 600;
const REST_MS = 700;
const DIGIT_MOVE_MS = 130;
const DIGIT_REST_MS = 150;
/** What a story has come to can be looked at before the next one begins. */
const END_MS = 2_500;
/** Of a caption's time: how much of it passes before anything moves. */
const BEFORE_ACTS = 0.45;

export interface Pace {
  /** How long a caption has to stay, and how much of that before anything moves. */
  captionMs(text: string): number;
  leadMs(text: string): number;
  /** After a story's last scene. */
  readonly endMs: number;
  /** For the ring: to a button, to a key of the keypad. */
  readonly press: { readonly moveMs: number; readonly restMs: number };
  readonly digit: { readonly moveMs: number; readonly restMs: number };
}

export function createPace(speed: number): Pace {
  const scaled = (ms: number): number => Math.round(ms / speed);
  const reading = (text: string): number => {
    const letters = Array.from(text).reduce((sum, sign) => sum + (WIDE.test(sign) ? WIDE_LETTERS : 1), 0);
    return Math.max(CAPTION_LEAST_MS, CAPTION_BASE_MS + letters * LETTER_MS);
  };
  return {
    captionMs: (text) => scaled(reading(text)),
    leadMs: (text) => scaled(reading(text) * BEFORE_ACTS),
    endMs: scaled(END_MS),
    press: { moveMs: scaled(MOVE_MS), restMs: scaled(REST_MS) },
    digit: { moveMs: scaled(DIGIT_MOVE_MS), restMs: scaled(DIGIT_REST_MS) },
  };
}

/** Rejects with the signal's reason, and leaves neither timer nor listener behind. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      act();
    };
    const aborted = end(() => reject(signal.reason as Error));
    const timer = setTimeout(end(resolve), ms);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
  });
}
