/** How every channel answers: what does not fit is refused, and what goes wrong keeps its text to itself. */
import type { z } from 'zod';
import type { IpcErrorCode, Result } from '@roomkey/shared/ipc/contract';

export type Handler = (args: readonly unknown[]) => Promise<Result<unknown>>;

/** SECURITY: answers forged payloads: what does not fit the schema exactly never reaches a handler, and errors never leave main. */
export function checked<T>(
  schema: z.ZodType<T>,
  act: (args: T) => Result<unknown> | Promise<Result<unknown>>,
): Handler {
  return async (args) => {
    const parsed = schema.safeParse(args);
    if (!parsed.success) return failed('ipc.malformed');
    try {
      return await act(parsed.data);
    } catch {
      return failed('ipc.failed');
    }
  };
}

export const succeeded = <T>(value: T): Result<T> => ({ ok: true, value });

export function failed(code: IpcErrorCode, retryAfterSeconds?: number): Result<never> {
  return { ok: false, error: retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds } };
}
