/** The built page, read once: no path is ever made of what a request asks for. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** By the address it is asked for; `/` is `index.html`. */
export async function loadPage(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const name of await namesIn(folder)) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const content = await readFile(path.join(folder, name));
    files.set(name === 'index.html' ? '/' : `/${name.replaceAll(path.sep, '/')}`, { type, content });
  }
  return files;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    throw new Error(`The page to inspect with is not built (${folder}): run npm run build.`, { cause: error });
  }
}
