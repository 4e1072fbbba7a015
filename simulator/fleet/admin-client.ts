/** The portal's administrators' API, for programs: one connection pool, and patience where the portal asks for it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { ProblemSchema } from '@roomkey/shared/protocol/admin';
import { parseRetryAfter } from '../../main/adapters/portal/retry-after';

const requestMs = 120_000;
/** How often a request that the portal is too busy for is sent again. */
const attempts = 8;
const shortestPauseMs = 500;
const longestPauseMs = 30_000;

/** What the portal refuses, or that it does not answer; the message is for the person at the terminal. */
export class PortalRefusal extends Error {}

export interface AdminClient {
  readonly url: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  /** Without a schema: an answer that is no JSON. */
  text(path: string): Promise<string>;
}

/**
 * `token` is an API token of a Pro Manager. Every method throws a PortalRefusal, or the signal's reason.
 * SECURITY: the token goes to this one origin only, never along a redirect, and into no message.
 */
export function createAdminClient(url: string, token: string, signal: AbortSignal): AdminClient {
  const send = async (path: string, body?: unknown): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await answer(new URL(path, url), token, body, signal);
      if (response.ok) return response;
      if (![429, 503].includes(response.status) || attempt === attempts) throw await refusalOf(response, path);
      const asked = parseRetryAfter(response.headers.get('retry-after'), response.headers.get('date'), 0);
      await response.body?.cancel();
      await pause(Math.min(longestPauseMs, Math.max(shortestPauseMs, asked ?? 0)), undefined, { signal });
    }
  };
  const parsed = async <T>(response: Response, path: string, schema: z.ZodType<T>): Promise<T> => {
    const body = schema.safeParse(await response.json().catch(() => undefined));
    if (body.success) return body.data;
    throw new PortalRefusal(`The portal's answer to ${path} is not what this version of Roomkey expects.`);
  };
  return {
    url,
    get: async (path, schema) => parsed(await send(path), path, schema),
    post: async (path, body, schema) => parsed(await send(path, body), path, schema),
    text: async (path) => (await send(path)).text(),
  };
}

async function answer(url: URL, token: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  try {
    return await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestMs)]),
      ...(body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new PortalRefusal(`The portal at ${url.origin} does not answer: ${why}`);
  }
}

async function refusalOf(response: Response, path: string): Promise<PortalRefusal> {
  const problem = ProblemSchema.safeParse(await response.json().catch(() => undefined));
  if (response.status === 401) {
    return new PortalRefusal('The portal does not take this API token: it is wrong, has ended, or was deleted.');
  }
  const why = problem.success
    ? [problem.data.title, problem.data.detail].filter((part) => part !== undefined).join(' ')
    : `HTTP ${response.status}`;
  return new PortalRefusal(`The portal refused ${path.split('?', 1)[0] ?? ''}: ${why}`);
}
