import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodePng } from './png';
import { readXwd } from './xwd';

const everyMs = 2_000;

export interface ScreenPicture {
  stop(): Promise<void>;
}

/** Renews a PNG of the virtual screen until stopped, and removes it then. Readers never see half a picture. */
export function startScreenPicture(frameBuffer: string, file: string): ScreenPicture {
  const abort = new AbortController();
  const loop = (async () => {
    let last: Buffer | undefined;
    while (!abort.signal.aborted) {
      const now = await readFile(frameBuffer).catch(() => undefined);
      if (now !== undefined && last?.equals(now) !== true) {
        await writeFile(`${file}.next`, await encodePng(readXwd(now)), { mode: 0o600 });
        await rename(`${file}.next`, file);
        last = now;
      }
      await sleep(everyMs, undefined, { signal: abort.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      abort.abort();
      await loop;
      await rm(file, { force: true });
    },
  };
}
