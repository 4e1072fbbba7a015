/** The headers of every answer to the page. */

/** SHA-256 of the empty string: Fluent UI makes empty style elements and fills them by script (insertRule). */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * SECURITY: answers injected content (Electron checklist item 7). Nothing is allowed but the page's own files; there is no
 * `connect-src`: the page has no business on the network. Trusted Types close the script sinks of the DOM.
 */
export const CONTENT_SECURITY_POLICY = policy([]);

/** `styles`: hashes (SHA-256, base64) of the style elements that a page as it is served brings with it. */
function policy(styles: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", EMPTY_STYLE, ...styles.map((hash) => `'sha256-${hash}'`)].join(' '),
    "img-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    // SECURITY: answers scripts that print, ask in dialogs of the system, keep the page from going, lock the pointer, open windows or
    // download: what is not named here is not allowed. Forms are, because a page's own handling of them is a form's as well.
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  // SECURITY: answers a file taken for another kind than it is.
  'X-Content-Type-Options': 'nosniff',
  // SECURITY: answers pages of another origin that share a process, a window or a file with ours.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=()',
  'Cache-Control': 'no-cache',
};

/** The headers of a page with style elements of these hashes. */
export const headersFor = (styles: readonly string[]): Readonly<Record<string, string>> => ({
  ...SECURITY_HEADERS,
  'Content-Security-Policy': policy(styles),
});
