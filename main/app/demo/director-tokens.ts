/** The director's way in: the token of the file opens it for a day, and a demo may run for a week. */
import { readFile } from 'node:fs/promises';
import { ADMIN_PATHS, ApiTokenListSchema, CreatedApiTokenSchema } from '@roomkey/shared/protocol/admin';
import type { FetchLike } from '../../adapters/portal/transport';

/** As the portal's list of API tokens names it. */
const NAME = 'Demo director';
const VALID_DAYS = 30;

export interface DirectorTokens {
  /** SECURITY: an administrator's token. It goes into one header, to one address, and nowhere else. */
  current(signal: AbortSignal): Promise<string>;
  /** The portal does not know it (any more): the next one is made from the file again, which a restarted portal has written anew. */
  forget(token: string): void;
}

interface TokenParts {
  /** As it was read at the start. */
  readonly first: string;
  /** May have been written anew since, or taken away. */
  readonly file: string;
  readonly url: string;
  readonly fetch: FetchLike;
}

export function createDirectorTokens({ first: atStart, file, url, fetch }: TokenParts): DirectorTokens {
  let known: Promise<string> | null = null;
  let settled: string | null = null;
  let isForgotten = false;

  async function ask(
    token: string,
    path: string,
    signal: AbortSignal,
    method = 'GET',
    body?: unknown,
  ): Promise<unknown> {
    const answer = await fetch(new URL(path, url).href, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The portal gave no token (${String(answer.status)}).`);
    return text === '' ? null : JSON.parse(text);
  }

  const inFile = () =>
    readFile(file, 'utf8').then(
      (text) => text.trim() || atStart,
      () => atStart,
    );

  /** A longer one in the name of the director; those of earlier starts end with it. */
  async function make(signal: AbortSignal): Promise<string> {
    // SECURITY: from the start's own memory, unless a portal that has forgotten it wrote another.
    const first = isForgotten ? await inFile() : atStart;
    const { items } = ApiTokenListSchema.parse(await ask(first, ADMIN_PATHS.apiTokens, signal));
    for (const { id } of items.filter(({ name }) => name === NAME))
      await ask(first, `${ADMIN_PATHS.apiTokens}/${id}`, signal, 'DELETE');
    const wanted = { name: NAME, role: 'Teams Rooms Pro Manager', validDays: VALID_DAYS };
    return CreatedApiTokenSchema.parse(await ask(first, ADMIN_PATHS.apiTokens, signal, 'POST', wanted)).token;
  }

  return {
    async current(signal) {
      known ??= make(signal);
      try {
        settled = await known;
        return settled;
      } catch (thrown) {
        known = null;
        isForgotten = true;
        throw thrown;
      }
    },
    forget(token) {
      if (token !== settled) return;
      known = null;
      isForgotten = true;
    },
  };
}
