import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problems';

/** A NUL, or half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** A file in UTF-16, as some spreadsheets save "Unicode text", is full of NULs when it is read as UTF-8. */
const detail = 'A text holds characters that cannot be stored, such as NUL. A file must be saved as UTF-8.';

/** SECURITY: PostgreSQL takes neither NUL nor lone surrogates; refused here, no route can end in a 5xx for them. */
export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const isRefused = holdsUnstorable([request.body, request.query, request.params]);
    done(isRefused ? new ProblemError('request.invalid', { detail }) : undefined);
  });
}

/** Walks without recursion: 64 kB of brackets nest deeper than the stack reaches. */
function holdsUnstorable(root: unknown): boolean {
  const rest: unknown[] = [root];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string' && UNSTORABLE.test(value)) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) rest.push(key, member);
  }
  return false;
}
