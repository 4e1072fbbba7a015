/** One row of the table of roles and sites: a route, who may call it, and what becomes of a call at another site. */
import { expect } from 'vitest';
import { z } from 'zod';
import { OutcomesSchema } from '@roomkey/shared/protocol/admin';
import type { Answer } from '../../test-portal';

/** What there is at a site: an account without an OTP, one with an OTP, one whose device waits, and a run with the first. */
export interface Place {
  readonly siteId: string;
  readonly site: string;
  /** Begins every UPN of the site. */
  readonly prefix: string;
  readonly accountId: string;
  readonly upn: string;
  readonly otpId: string;
  readonly requestId: string;
  readonly batchId: string;
}

/** What a call may use beside its place. */
export interface Tools {
  readonly userId: string;
  /** A new name at each call. */
  readonly name: () => string;
  readonly manager: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** The site of the limited callers; for moving accounts into it and out of it. */
  readonly own: Place;
  readonly other: Place;
}

type Who = 'everybody' | 'leads' | 'managers' | 'tokens';
type Call = readonly [path: string, body?: unknown];

export interface Row {
  readonly route: string;
  /** Which of several calls of the route. */
  readonly what?: string;
  /** `leads`: and managers. `tokens`: API tokens alone, no session of whatever role. */
  readonly who: Who;
  readonly send: (place: Place, tools: Tools) => Call | Promise<Call>;
  /** At a site that is not the caller's: the code of a 404, or how the answer shows that nothing was found. */
  readonly outside?: string | ((answer: Pick<Answer, 'status' | 'body'>, tools: Tools) => unknown);
  /** A list: at their own site the caller finds the site's prefix in it. */
  readonly shows?: true;
}

const Total = z.object({ items: z.array(z.unknown()), total: z.literal(0) });
/** A list with nothing in it. */
export const empty = ({ status, body }: Pick<Answer, 'status' | 'body'>) =>
  expect([status, Total.safeParse(body).error]).toEqual([200, undefined]);
/** One of many, refused for itself. */
export const everyOutcome = (code: string) => (answer: Pick<Answer, 'body'>) => {
  const { results } = OutcomesSchema.parse(answer.body);
  expect(results.map((result) => result.code)).toEqual([code]);
};
