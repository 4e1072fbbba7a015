import { z } from 'zod';

const Coded = z.object({ code: z.string() });

interface LoggedError {
  readonly type: string;
  readonly code: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
}

/**
 * An error as the log takes it.
 * SECURITY: drizzle's message repeats the statement with its parameters, and a parser's quotes what was sent: neither
 * reaches the log. Of a failed statement the driver's own error is logged, without its row values (CWE-532).
 */
export function safeError(error: unknown): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, code: undefined, message: 'not an error', stack: undefined };
  if (error.name === 'DrizzleQueryError' || error.message.startsWith('Failed query')) return safeError(error.cause);
  if (error instanceof SyntaxError)
    return { type: error.name, code: undefined, message: 'malformed text', stack: frames(error) };
  const coded = Coded.safeParse(error);
  return { type: error.name, code: coded.data?.code, message: error.message, stack: frames(error) };
}

/** The stack without its first lines, which repeat the message. */
function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}
