/** The portal as the director asks it: as an administrator, and for what a presenter wants. Every answer is checked. */
import { randomInt } from 'node:crypto';
import {
  ADMIN_PATHS,
  BACKGROUND_HEADER,
  type Decision,
  GeneratedOtpSchema,
  ProblemSchema,
  RequestListSchema,
} from '@roomkey/shared/protocol/admin';
import {
  DEMO_PATHS,
  type DemoOutcome,
  DemoStateSchema,
  type DirectorOrder,
  DirectorOrderSchema,
  type DirectorStatus,
} from '@roomkey/shared/protocol/admin/demo';
import { z } from 'zod';
import type { FetchLike } from '../../adapters/portal/transport';
import type { DirectorTokens } from './director-tokens';

/** Milliseconds; an order is waited for longer than the portal holds it. */
const ANSWER_LIMIT_MS = 15_000;
const HELD_SECONDS = 25;
const HELD_LIMIT_MS = 35_000;
const UNAUTHORIZED = 401;

/** The portal answered, with a refusal. */
export class PortalRefusal extends Error {
  readonly status: number;

  constructor(path: string, status: number, reason: string) {
    super(`The portal refused ${path.split('?')[0] ?? ''}: ${reason} (${String(status)}).`);
    this.name = 'PortalRefusal';
    this.status = status;
  }
}

export interface DirectorPortal {
  /** The next order, held by the portal until somebody asks for something; null: nobody did. */
  nextOrder(signal: AbortSignal): Promise<DirectorOrder | null>;
  answer(orderId: string, outcome: DemoOutcome, signal: AbortSignal): Promise<void>;
  putStatus(status: DirectorStatus, signal: AbortSignal): Promise<void>;
  /** Back to the sample organisation, with a new one-time password ready. */
  reset(signal: AbortSignal): Promise<void>;
  /** The one-time password that is ready to type: 16 digits. */
  readyOtp(signal: AbortSignal): Promise<string>;
  /** Decides on the request with this number, as the console shows it. */
  decide(requestId: string, decision: Decision, signal: AbortSignal): Promise<void>;
  /** Ends the request's time. */
  letExpire(requestId: string, signal: AbortSignal): Promise<void>;
}

interface PortalParts {
  readonly url: string;
  readonly tokens: DirectorTokens;
  readonly fetch: FetchLike;
}

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limitMs?: number;
}

export function createDirectorPortal({ url, tokens, fetch }: PortalParts): DirectorPortal {
  async function ask<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal, asked: Asked = {}): Promise<T> {
    const { method = 'GET', body, headers, limitMs = ANSWER_LIMIT_MS } = asked;
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const limited = limit(signal, limitMs);
    try {
      const token = await tokens.current(limited.signal);
      const answer = await fetch(new URL(path, url).href, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          [BACKGROUND_HEADER]: '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...content,
        // SECURITY: answers a token that follows a redirect to somebody else.
        ...({ credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const),
        signal: limited.signal,
      });
      const text = await answer.text();
      if (answer.status === UNAUTHORIZED) tokens.forget(token);
      if (!answer.ok) throw new PortalRefusal(path, answer.status, reasonOf(text));
      return schema.parse(text === '' ? null : JSON.parse(text));
    } finally {
      limited.end();
    }
  }

  const pending = async (requestId: string, signal: AbortSignal) => {
    const { items } = await ask(`${ADMIN_PATHS.requests}?status=pending&pageSize=500`, RequestListSchema, signal);
    const request = items.find((each) => each.requestId === requestId);
    if (request === undefined) throw new Error('The portal has no such request that waits for a decision.');
    return request;
  };

  return {
    nextOrder: (signal) =>
      ask(DEMO_PATHS.orders, DirectorOrderSchema.nullable(), signal, {
        headers: { prefer: `wait=${String(HELD_SECONDS)}` },
        limitMs: HELD_LIMIT_MS,
      }),
    answer: async (orderId, outcome, signal) => {
      await ask(DEMO_PATHS.order(orderId), z.unknown(), signal, { method: 'POST', body: outcome });
    },
    putStatus: async (status, signal) => {
      await ask(DEMO_PATHS.status, z.unknown(), signal, { method: 'PUT', body: status });
    },
    reset: async (signal) => {
      await ask(DEMO_PATHS.reset, z.unknown(), signal, { method: 'POST' });
    },
    async readyOtp(signal) {
      const { ready } = await ask(DEMO_PATHS.state, DemoStateSchema, signal);
      if (ready === null) throw new Error('The portal has no one-time password ready.');
      const reveal = `${ADMIN_PATHS.otps}/${ready.otpId}/reveal`;
      const { otp } = await ask(reveal, GeneratedOtpSchema, signal, { method: 'POST' });
      return otp.replace(/\D/g, '');
    },
    async decide(requestId, decision, signal) {
      const request = await pending(requestId, signal);
      const path = `${ADMIN_PATHS.requests}/${request.id}/decision`;
      await ask(path, z.unknown(), signal, { method: 'POST', body: decision });
    },
    async letExpire(requestId, signal) {
      const { accountId } = await pending(requestId, signal);
      await ask(DEMO_PATHS.expire, z.unknown(), signal, { method: 'POST', body: { accountId } });
    },
  };
}

/** Title and code of a problem; never what else the portal sent. */
function reasonOf(text: string): string {
  try {
    const problem = ProblemSchema.safeParse(JSON.parse(text));
    return problem.success ? `${problem.data.title} ${problem.data.code}` : 'no reason given';
  } catch {
    return 'no reason given';
  }
}

/** `signal`, and a limit of time; `end` lets go of both. `AbortSignal.any` would keep them until `signal` is collected. */
function limit(signal: AbortSignal, limitMs: number): { readonly signal: AbortSignal; end(): void } {
  const both = new AbortController();
  const abort = () => both.abort(signal.reason);
  const timer = setTimeout(() => both.abort(new Error('The portal did not answer in time.')), limitMs);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return {
    signal: both.signal,
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}

/** Milliseconds. One director asks a portal that is nearby: a presenter who has started it again shall not wait for it. */
const LONGEST_BACKOFF_MS = 3_000;

/** Milliseconds until the next try after `failures` in a row, spread so that orders and status do not come at the same moment. */
export const backoffMs = (failures: number): number =>
  Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** Math.min(failures, 6)) + randomInt(250);
