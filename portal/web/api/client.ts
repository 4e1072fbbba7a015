/** The only place of these pages that calls `fetch`. */
import { BACKGROUND_HEADER, CSRF_HEADER, ProblemSchema } from '@roomkey/shared/protocol/admin';
import type { z } from 'zod';
import { takeActivity } from './activity';
import { ApiError } from './api-error';
import { reportReachable } from './connection';

/** SECURITY: answers cross-site request forgery; held in memory only, so that no other origin or extension storage can read it. */
let csrfToken = '';

export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What the answer must be; without it the answer's body is ignored. */
  readonly schema: z.ZodType<T>;
  readonly signal?: AbortSignal;
}

/**
 * Calls the administrators' API.
 * @param path below the portal's origin, with its query
 * @throws {ApiError} and nothing else, except an abort by the caller
 */
export async function call<T>(path: string, options: Call<T>): Promise<T> {
  const response = await send(path, options);
  const text = await response.text().catch(() => '');
  if (!response.ok) throw problemFrom(response, parseJson(text));
  const answer = options.schema.safeParse(text === '' ? undefined : parseJson(text));
  if (answer.success) return answer.data;
  throw new ApiError(
    'contract',
    'The portal sent an answer that this page does not understand. Reload the page.',
    response.status,
  );
}

/**
 * Has the browser save what the portal answers, as a file of this name.
 * @throws {ApiError} and nothing else
 */
export async function download(path: string, fileName: string, options: Pick<Call<unknown>, 'method' | 'body'> = {}) {
  const response = await send(path, options);
  if (!response.ok) throw problemFrom(response, parseJson(await response.text().catch(() => '')));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

async function send(path: string, options: Omit<Call<unknown>, 'schema'>): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers = new Headers({ accept: 'application/json' });
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (method !== 'GET') headers.set(CSRF_HEADER, csrfToken);
  // SECURITY: polls of a forgotten page do not keep its session alive.
  if (!takeActivity() && method === 'GET') headers.set(BACKGROUND_HEADER, '1');
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    reportReachable(true);
    return response;
  } catch (cause) {
    if (options.signal?.aborted === true) throw cause;
    reportReachable(false);
    throw new ApiError(
      'network',
      'The portal cannot be reached. Check your connection; this page tries again by itself.',
    );
  }
}

/** Where the portal's own sentence would not help a person on. */
const TEXTS: Readonly<Record<string, string>> = {
  'session.csrf': 'Somebody signed in again in this browser. Check who is signed in, and try again.',
  'session.forbidden': 'Your role does not allow this. A Teams Rooms Pro Manager can change your role.',
};

function problemFrom(response: Response, body: unknown): ApiError {
  const problem = ProblemSchema.safeParse(body);
  if (!problem.success) {
    return new ApiError(
      'problem',
      `The portal could not do this (HTTP ${String(response.status)}). Try again.`,
      response.status,
    );
  }
  const { code, detail, title } = problem.data;
  return new ApiError(
    'problem',
    TEXTS[code] ?? [title, detail].filter((part) => part !== undefined).join(' '),
    response.status,
    problem.data,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
