/** Answers the page's requests for its own files. */
import { readFile } from 'node:fs/promises';
import { headersFor, SECURITY_HEADERS } from './headers';
import type { AssetManifest } from './manifest';

export const ASSET_SCHEME = 'app';
const ASSET_HOST = 'console';
/** The page's origin; whoever calls over IPC must have it. */
export const PAGE_ORIGIN = `${ASSET_SCHEME}://${ASSET_HOST}`;
const CONSOLE_PATH = '/index.html';
export const PAGE_URL = `${PAGE_ORIGIN}${CONSOLE_PATH}`;
const FRONT_OF_ROOM_PATH = '/front-of-room/index.html';
export const FRONT_OF_ROOM_URL = `${PAGE_ORIGIN}${FRONT_OF_ROOM_PATH}`;

interface AssetRequest {
  readonly method: string;
  readonly url: string;
}

/** A page as it is served: its text, and the hashes of the style elements in it. */
export interface ServedPage {
  readonly html: string;
  readonly styles: readonly string[];
}

interface PageParts {
  /** Attributes for the root element of each page: what its first paint depends on. Values of closed lists. */
  readonly attributes?: (isFrontOfRoom: boolean) => Readonly<Record<string, string>>;
  /** The console's own page with its first screen in it; the page as it was built, where there is none. */
  readonly firstPage?: (built: string) => Promise<ServedPage>;
}

/**
 * Makes the handler of the `app:` scheme: GET of a listed file, or 404 (405 for other methods). Query strings are ignored.
 *
 * SECURITY: answers reading other files through the page (Electron checklist item 18).
 */
export function createAssetHandler(
  manifest: AssetManifest,
  { attributes = () => ({}), firstPage = asBuilt }: PageParts = {},
): (request: AssetRequest) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405, headers: { ...SECURITY_HEADERS, Allow: 'GET' } });
    const address = URL.canParse(url) ? new URL(url) : null;
    const asset = address !== null && isOurs(address) ? manifest.get(address.pathname) : undefined;
    if (asset === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
    const kind = { 'Content-Type': asset.contentType };
    if (!asset.contentType.startsWith('text/html')) {
      return new Response(await readFile(asset.file), { headers: { ...SECURITY_HEADERS, ...kind } });
    }
    const built = await readFile(asset.file, 'utf8');
    const { html, styles } = await (address?.pathname === CONSOLE_PATH ? firstPage : asBuilt)(built);
    const written = attributes(address?.pathname === FRONT_OF_ROOM_PATH);
    return new Response(withAttributes(html, written), { headers: { ...headersFor(styles), ...kind } });
  };
}

const asBuilt = (built: string): Promise<ServedPage> => Promise.resolve({ html: built, styles: [] });

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
