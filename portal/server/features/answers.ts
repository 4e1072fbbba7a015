/** What the routes of the API share: their server's type, and their answers (the good one, and Problem Details for the others). */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ProblemSchema } from '@roomkey/shared/protocol/admin';

/** Fastify with zod schemas that type its handlers. */
export type ApiServer = Parameters<FastifyPluginAsyncZod>[0];

const problems = { '4xx': ProblemSchema.describe('Problem Details (RFC 9457)') } as const;

export function answers<T extends z.ZodType>(schema: T) {
  return { 200: schema, ...problems };
}

export const answersNothing = { 204: z.undefined().describe('Done'), ...problems } as const;

/** Path parameter of one row. */
export const IdParams = z.strictObject({ id: z.uuid() });
