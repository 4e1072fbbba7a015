/** The portal's log: JSON lines on stderr, so that stdout holds only the lines that scripts read. */
import { destination, pino, type DestinationStream, type Logger } from 'pino';

/**
 * SECURITY: bodies are never logged; this takes out what still could carry a secret where an object is logged whole
 * (CWE-532). Names with and without nesting, because pino's wildcards match one level each.
 */
const secretNames = ['authorization', 'dpop', 'cookie', 'otp', 'password', 'device_code', 'access_token', 'token'];
const redact = {
  paths: [
    ...secretNames,
    ...secretNames.map((name) => `*.${name}`),
    ...secretNames.map((name) => `*.*.${name}`),
    '*.headers["set-cookie"]',
  ],
  censor: '[redacted]',
};

/** `stream` replaces stderr in tests. Level: `ROOMKEY_LOG_LEVEL`, by default `info`. */
export function makeLogger(stream: DestinationStream = destination({ dest: 2, sync: true })): Logger {
  return pino({ name: 'portal', level: process.env['ROOMKEY_LOG_LEVEL'] ?? 'info', redact }, stream);
}
