/** One search with one camera, from switching it on to whatever ends it. */
import { type Camera, type CameraFailure, closeCamera, failureOf, listCameras, openCamera } from './camera';
import { scanFrames } from './scan-frames';

/** Milliseconds until a search without result is helped, how long a foreign code is spoken of, and how long a find is shown. */
const SLOW_MS = 20_000;
const FOREIGN_MS = 4_000;
const FOUND_MS = 900;

export type ScanState =
  | { readonly at: 'starting' }
  /** The picture is live. `hint` says why nothing was found yet. */
  | { readonly at: 'looking'; readonly hint: 'slow' | 'foreign' | null }
  | { readonly at: 'found' }
  /** The window was hidden, so the camera was switched off. */
  | { readonly at: 'paused' }
  | { readonly at: 'failed'; readonly failure: CameraFailure };

interface ScanSetting {
  /** Id of the wanted camera; null for the system's first choice. */
  readonly camera: string | null;
  /** Shows what the camera sees. */
  readonly video: HTMLVideoElement;
  /** What a text stands for, or null when it is not ours. Nothing of such a text is kept or shown. */
  readonly accept: (text: string) => string | null;
  readonly onState: (state: ScanState) => void;
  /** The camera that is on, and all there are. */
  readonly onCameras: (current: string | null, all: readonly Camera[]) => void;
  readonly onFound: (value: string) => void;
}

/** Begins the search; answers with how to end it. Whatever ends it switches the camera off at once. */
export function startScan(setting: ScanSetting): () => void {
  const { video, accept, onState, onFound } = setting;
  const toEnd: (() => void)[] = [];
  let over = false;

  const end = () => {
    over = true;
    for (const each of toEnd.splice(0)) each();
  };
  const endWith = (state: ScanState) => {
    end();
    onState(state);
  };
  const later = (act: () => void, delayMs: number): (() => void) => {
    const timer = setTimeout(act, delayMs);
    const cancel = () => clearTimeout(timer);
    toEnd.push(cancel);
    return cancel;
  };
  // The find is shown for a moment, with the camera off.
  const found = (value: string) => {
    endWith({ at: 'found' });
    later(() => onFound(value), FOUND_MS);
  };

  const look = () => {
    let hint: 'slow' | 'foreign' | null = null;
    const say = (next: typeof hint) => {
      if (next === hint) return;
      hint = next;
      onState({ at: 'looking', hint });
    };
    onState({ at: 'looking', hint });
    later(() => say('slow'), SLOW_MS);
    let forget: (() => void) | null = null;
    toEnd.push(
      scanFrames(video, (text) => {
        const value = accept(text);
        if (value !== null) {
          found(value);
          return;
        }
        forget?.();
        forget = later(() => say(null), FOREIGN_MS);
        say('foreign');
      }),
    );
  };

  const begin = async () => {
    const stream = await openCamera(setting.camera);
    toEnd.push(() => closeCamera(stream));
    // SECURITY: answers a camera that comes on after nobody wants it any more.
    if (isOver()) {
      end();
      return;
    }
    const [track] = stream.getVideoTracks();
    const unplugged = () => endWith({ at: 'failed', failure: 'unplugged' });
    track?.addEventListener('ended', unplugged);
    toEnd.push(() => track?.removeEventListener('ended', unplugged));
    const all = await listCameras();
    if (isOver()) return;
    setting.onCameras(track?.getSettings().deviceId ?? null, all);
    video.srcObject = stream;
    toEnd.push(() => {
      video.srcObject = null;
    });
    await video.play();
    if (!isOver()) look();
  };
  const isOver = () => over;

  // SECURITY: answers a camera that stays on behind another window.
  const hidden = () => {
    if (document.visibilityState === 'hidden' && !over) endWith({ at: 'paused' });
  };
  document.addEventListener('visibilitychange', hidden);
  begin().catch((error: unknown) => {
    if (!over) endWith({ at: 'failed', failure: failureOf(error) });
  });
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    end();
  };
}
