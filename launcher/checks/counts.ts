/** How many tests, or whole stages, passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function addUp(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that scripts rely on comes last. */
export function describeTotal({ passed, failed, skipped }: Counts): string {
  const note = skipped === 0 ? '' : `${String(skipped)} skipped\n`;
  return `${note}${String(passed)} passed, ${String(failed)} failed`;
}

/** A stage that is one check, such as the type check. */
export function stageCounts(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/**
 * The counts of a test runner that has ended.
 *
 * @param reported undefined when it left no report
 * @param ok whether it ended with exit code 0; a runner that failed has at least one failure
 */
export function runnerCounts(reported: Counts | undefined, ok: boolean): Counts {
  const counts = reported ?? { passed: 0, failed: 0, skipped: 0 };
  const lost = (!ok && counts.failed === 0) || (ok && reported === undefined);
  return lost ? { ...counts, failed: counts.failed + 1 } : counts;
}
