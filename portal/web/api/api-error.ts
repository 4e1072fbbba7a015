/** The one shape in which anything that goes wrong between this page and the portal reaches the screens. */
import type { Problem } from '@roomkey/shared/protocol/admin';

/** `network`: no answer came. `problem`: the portal refused. `contract`: the answer is not what the contract says. */
export type ApiErrorKind = 'network' | 'problem' | 'contract';

export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The portal's stable code, such as `request.alreadyDecided`; empty when it gave none. */
  readonly code: string;
  /** Messages of the fields at fault, by path. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(kind: ApiErrorKind, message: string, status = 0, problem?: Problem) {
    super(message);
    this.name = 'ApiError';
    this.kind = kind;
    this.status = status;
    this.code = problem?.code ?? '';
    this.fields = Object.fromEntries((problem?.errors ?? []).map(({ path, message: text }) => [path, text]));
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

/** The portal no longer knows the session, so only signing in again helps. */
export function isSignedOut(error: unknown): boolean {
  return isApiError(error) && error.status === 401;
}

export function isUnreachable(error: unknown): boolean {
  return isApiError(error) && error.kind === 'network';
}

/** Something else happened first: what the page shows is out of date. */
export function isConflict(error: unknown): boolean {
  return isApiError(error) && error.status === 409;
}

export function hasCode(error: unknown, code: string): boolean {
  return isApiError(error) && error.code === code;
}

/** One sentence for a person. */
export function messageOf(error: unknown): string {
  return isApiError(error) ? error.message : 'Something went wrong in this page. Reload it and try again.';
}

/** The message of one field, for a form's `validationMessage`. */
export function fieldMessage(error: unknown, path: string): string | null {
  return isApiError(error) ? (error.fields[path] ?? null) : null;
}
