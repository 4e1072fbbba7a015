/** The token of the page's address. */

const KEPT_AS = 'token';

/**
 * Takes it out of the address bar, where it would be seen and copied, and keeps it for a reload of this very tab.
 *
 * SECURITY: answers tokens in histories and screenshots. What stands behind `#` was never sent.
 */
export function takeToken(): string | null {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem(KEPT_AS, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEPT_AS);
}
