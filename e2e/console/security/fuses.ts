import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The fuses of a packed executable by name, on or off. A fuse that this version does not know is left out. */
export async function readFuses(executable: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(executable);
  const fuses: Record<string, boolean> = {};
  for (const [name, index] of Object.entries(FuseV1Options)) {
    if (typeof index !== 'number') continue;
    const state = wire[index];
    if (state === FuseState.ENABLE || state === FuseState.DISABLE) fuses[name] = state === FuseState.ENABLE;
  }
  return fuses;
}
