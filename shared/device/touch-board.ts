import type { DeviceIdentity } from './identity';

/** Boards that are console and display in one; only on them does the real home offer a whiteboard. */
const MODELS: ReadonlySet<string> = new Set(['Surface Hub 2S', 'Surface Hub 3']);

/** True where the device's profile says that people draw on it. */
export function isTouchBoard(device: Pick<DeviceIdentity, 'model'> | null): boolean {
  return device?.model != null && MODELS.has(device.model);
}
