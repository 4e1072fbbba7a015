/** The token of a sign-in link, `/#/sign-in?token=…`, or of a presenter's, `/#/presenter?token=…`: taken out of the address bar before anything else runs. */

type Listener = () => void;

const LINK = /^(#\/(?:sign-in|presenter))\?(.*)$/;
let token: string | null = null;
const listeners = new Set<Listener>();

/**
 * SECURITY: a bearer secret in the address bar ends up in history, bookmarks and screenshots. It is moved to memory and
 * the history entry is replaced, at load and whenever a link is pasted into an open page.
 */
export function watchForLinkToken(): void {
  takeFromAddress();
  window.addEventListener('popstate', takeFromAddress);
  window.addEventListener('hashchange', takeFromAddress);
}

function takeFromAddress(): void {
  const [, page = '', query = ''] = LINK.exec(window.location.hash) ?? [];
  const value = new URLSearchParams(query).get('token');
  if (value === null) return;
  window.history.replaceState(null, '', page);
  keep(value);
}

function keep(value: string | null): void {
  token = value;
  for (const listener of listeners) listener();
}

export function linkToken(): string | null {
  return token;
}

/** The token works once; it is forgotten as soon as it has been sent. */
export function forgetLinkToken(): void {
  keep(null);
}

export function onLinkToken(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
