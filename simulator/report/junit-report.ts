/** JUnit XML as CI servers read it: one case per console, one per count and problem of the run as a whole. */
import path from 'node:path';
import junit, { type TestCase, type TestSuite } from 'junit-report-builder';
import type { Counted, DeviceRun, RunResult } from './run-result';
import { deviceText, eventLogText, failureText, visible } from './text';

export function junitReport(result: RunResult): string {
  const builder = junit.newBuilder().name('Roomkey simulator');
  const suite = builder
    .testSuite()
    .name(result.kind)
    .timestamp(result.startedAt.slice(0, 19))
    .time(seconds(result.durationMs))
    .property('seed', attribute(result.seed))
    .property('portal', attribute(result.portal.url));
  for (const run of result.runs) addRun(suite, run);
  for (const counted of result.summary.counted) addCount(suite, counted);
  for (const problem of result.problems) caseOf(suite, 'run', problem, 0).failure(attribute(problem), 'problem');
  if (result.interrupted) caseOf(suite, 'run', 'ran to its end', 0).failure('The run was ended early.', 'interrupted');
  // The schema that Jenkins checks against has no such attribute on the root; the builder writes one.
  return builder.build().replace(/^(<testsuites [^>]*?) skipped="\d+"/m, '$1');
}

function addRun(suite: TestSuite, run: DeviceRun): void {
  const { scenario, failures, events, startedAt } = run;
  const className = scenario === null ? 'fleet' : path.basename(scenario.file).replace(/\.ya?ml$/, '');
  const testCase = caseOf(suite, className, run.name, run.durationMs);
  const [first] = failures;
  if (first === undefined) return;
  const text = [
    ...failures.map(failureText),
    '',
    `Device: ${deviceText(run.device)}`,
    `Room: ${run.room ?? 'none'}`,
    '',
    eventLogText(events, startedAt),
  ];
  testCase.failure(attribute(first.message), 'expectation').stacktrace(withoutEnd(text.join('\n')));
}

function addCount(suite: TestSuite, { what, expected, received }: Counted): void {
  const testCase = caseOf(suite, 'counts', what, 0);
  if (expected !== received) testCase.failure(`${attribute(what)}: ${expected} expected, ${received} counted`, 'count');
}

function caseOf(suite: TestSuite, className: string, name: string, ms: number): TestCase {
  const testCase = suite.testCase().className(attribute(className)).name(attribute(name));
  testCase.time(seconds(ms));
  return testCase;
}

/** The schema asks for seconds with three places; the library's type for a number, which would drop them. */
const seconds = (ms: number): number => Math.round(ms) / 1_000;

const attribute = (text: string): string => visible(text).replace(/\s+/g, ' ');

/** SECURITY: answers markup from a device's texts: the builder mends only the first end of a CDATA section it meets. */
const withoutEnd = (text: string): string => text.replaceAll(']]>', ']] >');
