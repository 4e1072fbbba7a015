import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addUp, describeTotal, runnerCounts, stageCounts } from '../../checks/counts';
import { readPlaywrightReport, readVitestReport } from '../../checks/reports';
import { temporaryFolder } from '../temporary-folder';

const counts = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

test('stages and tests add up to one line', () => {
  const total = addUp([stageCounts(true), stageCounts(false), counts(40, 2), counts(7, 0)]);
  expect(describeTotal(total)).toBe('48 passed, 3 failed');
});

test('skipped tests are said before the line that scripts read', () => {
  expect(describeTotal(counts(3, 0, 2))).toBe('2 skipped\n3 passed, 0 failed');
});

describe('a test runner', () => {
  test('that failed without a failed test counts as one failure', () => {
    expect(runnerCounts(counts(5, 0), false)).toEqual(counts(5, 1));
    expect(runnerCounts(undefined, false)).toEqual(counts(0, 1));
  });

  test('that left no report has not passed', () => {
    expect(runnerCounts(undefined, true)).toEqual(counts(0, 1));
  });

  test('that failed by its tests counts those', () => {
    expect(runnerCounts(counts(5, 3), false)).toEqual(counts(5, 3));
  });
});

describe('a report', () => {
  const written = async (content: unknown) => {
    const file = path.join(await temporaryFolder(), 'report.json');
    await writeFile(file, JSON.stringify(content));
    return file;
  };

  test('of vitest', async () => {
    const file = await written({
      numPassedTests: 4,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      success: false,
    });
    expect(await readVitestReport(file)).toEqual(counts(4, 1, 3));
  });

  test('of Playwright, where a test that passed when repeated has passed', async () => {
    const file = await written({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2, duration: 1 } });
    expect(await readPlaywrightReport(file)).toEqual(counts(5, 1, 2));
  });

  test('that is missing or of another form is none', async () => {
    expect(await readVitestReport('/nonexistent')).toBeUndefined();
    expect(await readPlaywrightReport(await written({ stats: {} }))).toBeUndefined();
  });
});
