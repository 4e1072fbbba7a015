/** A failed scenario for a person at a terminal: what was expected, what came, and everything that led there. */
import type { DeviceRun } from '../report/run-result';

export function describeFailedRun({ failures, events, startedAt, scenario }: DeviceRun): string {
  const reasons = failures.flatMap(({ message, expected, received, at }) => [
    `  ${message} (${seconds(at - startedAt)})`,
    ...(expected === null ? [] : [`    expected: ${expected}`]),
    ...(received === null ? [] : [`    received: ${received}`]),
  ]);
  const log = events.map(
    ({ at, state, event, code }) =>
      `    ${seconds(at - startedAt).padStart(12)}  ${state}  ${event}${code === null ? '' : `  ${code}`}`,
  );
  return [`  ${scenario?.file ?? ''}`, ...reasons, '  What happened until then:', ...log].join('\n');
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(3)} s`;
