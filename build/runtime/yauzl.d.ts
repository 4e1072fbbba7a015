/** The part of yauzl that the runtime resolver uses; the package carries no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    /** The upper 16 bits are the Unix mode. */
    readonly externalFileAttributes: number;
  }

  export interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  export function openPromise(file: string, options: { lazyEntries: true; autoClose: false }): Promise<ZipFile>;
}
