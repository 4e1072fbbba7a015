// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the package has no types; those stand there
/// <reference path="../../../build/runtime/yauzl.d.ts" />
import { text } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The texts of a zip file by name, read with another library than the one that writes it. */
export async function unzip(file: string): Promise<Record<string, string>> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  const found: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) found[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  zip.close();
  return found;
}
