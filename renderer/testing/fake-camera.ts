/**
 * A fake of the browser's cameras, for faults that cannot be provoked: jsdom has none, and Chromium's own fake one, which the
 * end-to-end tests use, can neither be unplugged nor held by another program.
 */
import { vi } from 'vitest';

export class FakeTrack extends EventTarget {
  stopped = false;
  readonly #id: string;

  constructor(id: string) {
    super();
    this.#id = id;
  }
  stop(): void {
    this.stopped = true;
  }
  getSettings() {
    return { deviceId: this.#id };
  }
}

export class FakeCameras extends EventTarget {
  /** Names of the cameras; the page learns them after the first was allowed. */
  names: string[];
  /** What the next request is refused with. */
  refusal: string | null = null;
  readonly tracks: FakeTrack[] = [];
  readonly asked: MediaStreamConstraints[] = [];
  /** While set, requests wait for it. */
  until: Promise<void> = Promise.resolve();

  constructor(names: string[]) {
    super();
    this.names = names;
    Object.defineProperty(navigator, 'mediaDevices', { value: this, configurable: true });
    // jsdom has no pictures: a video neither plays nor shows a frame.
    HTMLMediaElement.prototype.play = () => Promise.resolve();
    Object.assign(HTMLVideoElement.prototype, {
      requestVideoFrameCallback: () => 1,
      cancelVideoFrameCallback: vi.fn(),
    });
    HTMLCanvasElement.prototype.getContext = () => null;
  }

  async enumerateDevices() {
    await Promise.resolve();
    const named = this.tracks.length > 0;
    return [
      { kind: 'audioinput', deviceId: '', label: '' },
      ...this.names.map((label) => ({
        kind: 'videoinput',
        deviceId: named ? label : '',
        label: named ? label : '',
      })),
    ];
  }

  async getUserMedia(constraints: MediaStreamConstraints) {
    this.asked.push(constraints);
    await this.until;
    if (this.refusal !== null) throw new DOMException('', this.refusal);
    const { deviceId } = constraints.video as { deviceId?: { exact: string } };
    const track = new FakeTrack(deviceId?.exact ?? this.names[0] ?? '');
    this.tracks.push(track);
    return { getTracks: () => [track], getVideoTracks: () => [track] };
  }

  /** Takes them away again. */
  remove(): void {
    Reflect.deleteProperty(navigator, 'mediaDevices');
  }

  get allOff(): boolean {
    return this.tracks.every((track) => track.stopped);
  }
}
