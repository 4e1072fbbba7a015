/** A self-check in the event log: one line, as the real app writes its Event ID 2001 with a JSON payload. */
import type { HealthPart, SetupView } from '../contract/view';

/** The number under which the real app logs a self-check that failed (docs: resource account sign-in issues). */
const FAILED_EVENT_ID = 2001;

/**
 * The line's code: each part with `passed`, `unknown` or why it failed, where the directory has a code of its own that one
 * (AADSTS…). With `eventId` where the room cannot sign in or report.
 *
 * SECURITY: answers leaks through logs: codes alone, of the registry or of a directory's fixed form.
 */
export function selfCheckLine({ error, parts }: SetupView['health']): string {
  const outcomes = parts.map((part) => [part.id, outcomeOf(part)] as const);
  return JSON.stringify({ ...(error === null ? {} : { eventId: FAILED_EVENT_ID }), ...Object.fromEntries(outcomes) });
}

function outcomeOf({ outcome, error }: HealthPart): string {
  if (error === null) return outcome;
  const directoryCode = error.params['code'];
  return typeof directoryCode === 'string' && /^AADSTS\d{1,9}$/.test(directoryCode) ? directoryCode : error.code;
}
