import { packConsole } from '../../../build/pack/pack-console';

/** The packed console that differs by one fuse, so that Playwright can drive it; packed when it is not there yet. */
export async function packedTwin(): Promise<{ readonly directory: string; readonly executable: string }> {
  return packConsole({ variant: 'twin', installers: false, release: false, say: () => undefined });
}
