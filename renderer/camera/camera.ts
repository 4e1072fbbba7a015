/** The device's cameras, as the page may use them: asked for when somebody presses the button, never before. */

/** Why there is no picture: none there, the system or the console says no, somebody else has it, or it went away. */
export type CameraFailure = 'none' | 'refused' | 'inUse' | 'unplugged';

/** A camera by its id of this session; the name as its maker wrote it, empty where the system tells none. */
export interface Camera {
  readonly id: string;
  readonly name: string;
}

/** True when there is a camera at all. Needs no permission: names and ids are left out. */
export async function hasCamera(): Promise<boolean> {
  return (await videoInputs()).length > 0;
}

/** The cameras, once one was allowed; empty before. */
export async function listCameras(): Promise<readonly Camera[]> {
  return (await videoInputs())
    .filter(({ deviceId }) => deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

/**
 * Switches a camera on; `id` null takes the system's first choice. Rejects as `getUserMedia` does: see `failureOf`. A large
 * picture is asked for, because a room's camera sees wide and a code held before it is small.
 *
 * SECURITY: answers a listening page: sound is never asked for, and main would refuse it.
 */
export async function openCamera(id: string | null): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      width: { ideal: 1920 },
      height: { ideal: 1080 },
      ...(id !== null && { deviceId: { exact: id } }),
    },
  });
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What an error of `openCamera` means to the person in front of it. */
export function failureOf(error: unknown): CameraFailure {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError') return 'none';
  // The chosen one is gone.
  if (name === 'OverconstrainedError') return 'unplugged';
  return 'inUse';
}

/** Calls back when cameras come or go; answers with how to stop. */
export function onCamerasChanged(changed: () => void): () => void {
  const devices = mediaDevices();
  devices?.addEventListener('devicechange', changed);
  return () => devices?.removeEventListener('devicechange', changed);
}

async function videoInputs(): Promise<readonly MediaDeviceInfo[]> {
  const devices = await mediaDevices()
    ?.enumerateDevices()
    .catch(() => []);
  return (devices ?? []).filter(({ kind }) => kind === 'videoinput');
}

/** Absent where a page has no secure origin. */
const mediaDevices = (): MediaDevices | undefined => (navigator as Partial<Navigator>).mediaDevices;
