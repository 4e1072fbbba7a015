/** The token of the printed sign-in link, `/#/sign-in?token=…`: taken out of the address bar before anything else runs. */

type Listener = () => void;

const LINK = /^#\/sign-in\?(.*)$/;
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
  const found = LINK.exec(window.location.hash)?.[1];
  const value = new URLSearchParams(found ?? '').get('token');
  if (value === null) return;
  window.history.replaceState(null, '', '#/sign-in');
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
