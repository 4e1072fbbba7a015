/** Forms of the protocol: `application/x-www-form-urlencoded`, read strictly, because lenient readers disagree with each other. */
import type { z } from 'zod';
import { invalidRequest } from './oauth-errors';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Far above what any form of the protocol has. */
const MAX_PARAMETERS = 50;

/**
 * Parses a form's bytes into its parameters. RFC 6749 3.2: no parameter twice; one without a value counts as absent; the
 * caller ignores unknown ones.
 * @throws OAuthFailure `invalid_request` for bytes outside ASCII, broken percent signs, broken UTF-8, NUL, duplicates.
 */
export function parseForm(bytes: Uint8Array): Record<string, string> {
  const parameters = new Map<string, string>();
  const pairs = asciiText(bytes).split('&');
  if (pairs.length > MAX_PARAMETERS) throw invalidRequest('The form has too many parameters.');
  for (const pair of pairs) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    // SECURITY: a parameter given twice could mean one thing to a proxy's filter and another here (RFC 6749 3.2).
    if (parameters.has(name)) throw invalidRequest('A parameter stands in the form more than once.');
    parameters.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
}

function asciiText(bytes: Uint8Array): string {
  for (const byte of bytes)
    if (byte < 0x20 || byte > 0x7e) throw invalidRequest('The form holds a byte that is not printable ASCII.');
  return Buffer.from(bytes).toString('latin1');
}

function decode(encoded: string): string {
  const text = decodePercents(encoded);
  // SECURITY: PostgreSQL stores no NUL; refused here, it cannot end as a failed statement and a 5xx.
  if (text.includes('\0')) throw invalidRequest('The form holds a NUL character.');
  return text;
}

function decodePercents(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw invalidRequest('The form is not percent-encoded UTF-8.');
  }
}

/**
 * Checks parameters against a schema of shared/protocol.
 * @throws OAuthFailure `invalid_request` that names the parameters at fault, never their values.
 */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidRequest(describeIssues(parsed.error.issues));
}

/** `client_id, otp: missing or malformed.` Values are never quoted. */
function describeIssues(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  const names = [...new Set(issues.map((issue) => issue.path.map(String).join('.') || 'body'))].slice(0, 10);
  return `${names.join(', ')}: missing or malformed.`;
}
