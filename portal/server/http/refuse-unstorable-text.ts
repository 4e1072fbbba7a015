import type { FastifyInstance } from 'fastify';

/** A NUL, or half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

class UnstorableText extends Error {
  readonly statusCode = 400;
  constructor() {
    super('A text holds characters that cannot be stored.');
  }
}

/** SECURITY: PostgreSQL takes neither NUL nor lone surrogates; refused here, no route can end in a 5xx for them. */
export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    done(holdsUnstorable([request.body, request.query, request.params]) ? new UnstorableText() : undefined);
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
