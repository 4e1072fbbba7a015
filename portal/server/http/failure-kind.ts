/** What kind of failure an unknown error is, read from the outside in: Fastify, drizzle, driver. */
import { z } from 'zod';

const Coded = z.object({ code: z.string() });

/**
 * The driver lost or cannot make its connection: Node's system errors, PostgreSQL's classes 08 (connection exception) and
 * 57 (operator intervention: shutting down, starting up), and too many connections.
 */
const UNREACHABLE = /^(ECONN\w+|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|08\w{3}|57P0[1-3]|53300)$/;
/** pg gives these no code. */
const UNREACHABLE_TEXT =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True when the database is away; the same request may succeed in a few seconds. */
export function isStoreUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const coded = Coded.safeParse(error);
  if (coded.success && UNREACHABLE.test(coded.data.code)) return true;
  return UNREACHABLE_TEXT.test(error.message) || isStoreUnreachable(error.cause);
}

/** Fastify's own refusals carry a status; anything else is the portal's failure. */
export function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
