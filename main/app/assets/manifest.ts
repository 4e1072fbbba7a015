/** The exact list of files that the page may load. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

interface Asset {
  readonly file: string;
  readonly contentType: string;
}

/** Path within the address (`/assets/index-1a2b.js`) to file. */
export type AssetManifest = ReadonlyMap<string, Asset>;

/** What a page of ours is made of; a file of another kind is not served at all. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Lists the files below `root` once. Throws when the page itself is not among them.
 *
 * SECURITY: answers path tricks: a request is looked up in this list as it is written, and no path is ever put together
 * from an address.
 */
export function listAssets(root: string): AssetManifest {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const contentType = CONTENT_TYPES[path.extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = path.relative(root, file).split(path.sep).map(encodeURIComponent).join('/');
    assets.set(`/${address}`, { file, contentType });
  }
  if (!assets.has('/index.html')) throw new Error('the page is not part of this installation');
  return assets;
}
