/** Reads what the database refused out of drizzle's wrapper: `DrizzleQueryError` has the driver's error as its cause. */
import { z } from 'zod';

const DriverError = z.object({ code: z.string(), constraint: z.string().optional() });

/** SQLSTATE codes (PostgreSQL documentation, appendix A). */
const SQLSTATE = { uniqueViolation: '23505', characterNotInRepertoire: '22021', untranslatableCharacter: '22P05' };

/** True when `error` says that the unique index `constraint` (or any, without one) already holds that value. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const found = driverError(error);
  return found?.code === SQLSTATE.uniqueViolation && (constraint === undefined || found.constraint === constraint);
}

/** True when a text held what PostgreSQL cannot store, such as a NUL: the sender's fault, not the portal's. */
export function isUnstorableText(error: unknown): boolean {
  const code = driverError(error)?.code;
  return code === SQLSTATE.characterNotInRepertoire || code === SQLSTATE.untranslatableCharacter;
}

/** The SQLSTATE of what the database refused; undefined when the error is not the database's. */
export function sqlState(error: unknown): string | undefined {
  return driverError(error)?.code;
}

function driverError(error: unknown): z.infer<typeof DriverError> | undefined {
  const direct = DriverError.safeParse(error);
  if (direct.success) return direct.data;
  return error instanceof Error && error.cause !== undefined ? driverError(error.cause) : undefined;
}
