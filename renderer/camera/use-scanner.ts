import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Camera, listCameras, onCamerasChanged } from './camera';
import { type ScanState, startScan } from './scan-session';

export interface Scanner {
  /** For the element that shows what the camera sees. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: ScanState;
  readonly cameras: readonly Camera[];
  /** The one that is on; null before its name is known. */
  readonly current: Camera | null;
  /** Switches on: again after a failure or pause, or another camera. */
  readonly start: (id?: string) => void;
}

/** A camera that is on from the first render until its search ends, or the component goes away: with its dialog, step or page. */
export function useScanner(accept: (text: string) => string | null, onFound: (value: string) => void): Scanner {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<ScanState>({ at: 'starting' });
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ readonly id: string | null }>({ id: null });
  const latest = useRef({ accept, onFound });
  useEffect(() => {
    latest.current = { accept, onFound };
  });

  useEffect(() => {
    if (video.current === null) return undefined;
    return startScan({
      camera: wanted.id,
      video: video.current,
      accept: (text) => latest.current.accept(text),
      onState: setState,
      onCameras: (current, all) => {
        setCurrentId(current);
        setCameras(all);
      },
      onFound: (value) => latest.current.onFound(value),
    });
  }, [wanted]);

  useEffect(() => onCamerasChanged(() => void listCameras().then(setCameras)), []);

  const start = useCallback((id?: string) => {
    setState({ at: 'starting' });
    setWanted({ id: id ?? null });
  }, []);
  return { video, state, cameras, current: cameras.find((camera) => camera.id === currentId) ?? null, start };
}
