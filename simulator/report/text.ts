/** How reports say times, sizes and texts that came from elsewhere. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import type { DeviceRun, Failure } from './run-result';

/**
 * SECURITY: answers forged lines and reversed texts in reports (CWE-117, CVE-2021-42574): what a device says of itself is not
 * ours. Control and direction characters become visible; line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, (character) => {
    if (character === '\n' || character === '\t') return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** `840 ms`, `12.4 s`, `3 min 5 s`, `8 h 2 min`. */
export function duration(ms: number): string {
  if (ms < 1) return '0 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 100_000) return `${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1_000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `812 MB`, in units of 1,000,000 bytes. */
export const megabytes = (bytes: number): string =>
  bytes < 10_000_000 ? `${(bytes / 1_000_000).toFixed(2)} MB` : `${number(Math.round(bytes / 1_000_000))} MB`;

/** `1,000`. */
export const number = (value: number): string => value.toLocaleString('en-US');

/** `HP EliteDesk 800 G5, 8CC1234567`; what is not known is left out. */
export function deviceText({ make, model, serial }: DeviceRun['device']): string {
  const name = [make, model].filter((part) => part !== null).join(' ');
  return visible([name, serial].filter((part) => part !== null && part !== '').join(', ')) || 'not reported';
}

export function failureText({ message, expected, received }: Failure): string {
  const lines = [
    message,
    ...(expected === null ? [] : [`  expected: ${expected}`]),
    ...(received === null ? [] : [`  received: ${received}`]),
  ];
  return visible(lines.join('\n'));
}

/** One line per event: milliseconds since the start, state, event, error code. */
export function eventLogText(events: readonly EventRecord[], startedAt: number): string {
  return events
    .map(({ at, state, event, code }) => {
      const since = `+${String(at - startedAt)}`.padStart(10);
      return visible(`${since} ms  ${state.padEnd(36)} ${event}${code === null ? '' : `  (${code})`}`);
    })
    .join('\n');
}
