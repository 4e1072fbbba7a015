/** Answers the page's requests for its own files. */
import { readFile } from 'node:fs/promises';
import { SECURITY_HEADERS } from './headers';
import type { AssetManifest } from './manifest';

export const ASSET_SCHEME = 'app';
const ASSET_HOST = 'console';
/** The page's origin; whoever calls over IPC must have it. */
export const PAGE_ORIGIN = `${ASSET_SCHEME}://${ASSET_HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;
const FRONT_OF_ROOM_PATH = '/front-of-room/index.html';
export const FRONT_OF_ROOM_URL = `${PAGE_ORIGIN}${FRONT_OF_ROOM_PATH}`;

interface AssetRequest {
  readonly method: string;
  readonly url: string;
}

/**
 * Makes the handler of the `app:` scheme: GET of a listed file, or 404 (405 for other methods). Query strings are ignored.
 * `attributes` go onto the root element of each page as it is served: what its first paint depends on.
 *
 * SECURITY: answers reading other files through the page (Electron checklist item 18).
 */
export function createAssetHandler(
  manifest: AssetManifest,
  attributes: (isFrontOfRoom: boolean) => Readonly<Record<string, string>> = () => ({}),
): (request: AssetRequest) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405, headers: { ...SECURITY_HEADERS, Allow: 'GET' } });
    const address = URL.canParse(url) ? new URL(url) : null;
    const asset = address !== null && isOurs(address) ? manifest.get(address.pathname) : undefined;
    if (asset === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
    const headers = { ...SECURITY_HEADERS, 'Content-Type': asset.contentType };
    if (!asset.contentType.startsWith('text/html')) return new Response(await readFile(asset.file), { headers });
    return new Response(
      withAttributes(await readFile(asset.file, 'utf8'), attributes(address?.pathname === FRONT_OF_ROOM_PATH)),
      { headers },
    );
  };
}

/** Values are of closed lists, which need no escaping. */
function withAttributes(html: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return html.replace('<html', `<html${written.join('')}`);
}

function isOurs(address: URL): boolean {
  return (
    address.protocol === `${ASSET_SCHEME}:` &&
    address.host === ASSET_HOST &&
    address.username === '' &&
    address.password === ''
  );
}
