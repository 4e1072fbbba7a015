import process from 'node:process';

/** As shells report a program that Ctrl+C ended. */
const endedByInterrupt = 130;

/**
 * Aborts at the first Ctrl+C or SIGTERM, so that a run can end in order and say what ran; the second ends the process at
 * once. Call `release` when the run is over.
 */
export function abortOnSignals(note: (line: string) => void): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(endedByInterrupt);
    note('Ending the run in order; once more ends it at once.');
    controller.abort(new Error('The run was ended early.'));
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const each of signals) process.on(each, onSignal);
  return { signal: controller.signal, release: () => signals.forEach((each) => process.off(each, onSignal)) };
}
