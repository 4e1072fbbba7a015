/** Which methods an address takes, for the answer to another one (RFC 9110 15.5.6). */
export class AllowedMethods {
  readonly #routes: { readonly parts: readonly string[]; readonly method: string }[] = [];

  /** `url` as routes are written: `/api/accounts/:id`. Addresses with a wildcard serve files and are left out. */
  add(method: string, url: string): void {
    if (url.includes('*')) return;
    this.#routes.push({ parts: url.split('/'), method });
  }

  /** Empty when nothing is at the address. */
  of(path: string): string[] {
    const given = path.split('/');
    const isAt = (parts: readonly string[]) =>
      parts.length === given.length && parts.every((part, n) => part === given[n] || part.startsWith(':'));
    const found = this.#routes.filter(({ parts }) => isAt(parts)).map(({ method }) => method);
    return [...new Set(found)].sort();
  }
}
