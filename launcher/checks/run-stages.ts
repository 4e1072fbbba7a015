import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectRoot } from '../../build/preflight.mjs';
import { runForeground } from '../process/run-foreground';
import { type Counts, runnerCounts, stageCounts } from './counts';
import { readPlaywrightReport, readVitestReport } from './reports';

interface Stage {
  readonly name: string;
  /** A script below node_modules and its arguments. */
  readonly command: readonly [script: string, ...args: string[]];
  /** A test runner's report: what it counts, and where it writes. */
  readonly report?: { readonly file: string; readonly read: (file: string) => Promise<Counts | undefined> };
}

const results = path.join(projectRoot, 'out', 'test-results');
const vitestReport = path.join(results, 'vitest.json');
const playwrightReport = path.join(results, 'playwright.json');

const stages: readonly Stage[] = [
  { name: 'Types', command: ['typescript/bin/tsc', '-b'] },
  { name: 'Lint', command: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'Format', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'Unused code', command: ['knip/bin/knip.js'] },
  {
    name: 'Unit and integration tests',
    command: ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    report: { file: vitestReport, read: readVitestReport },
  },
  {
    name: 'End-to-end tests',
    command: ['@playwright/test/cli.js', 'test', '--reporter=list,json'],
    report: { file: playwrightReport, read: readPlaywrightReport },
  },
];

/** Exit codes of a stage that was ended by Ctrl+C or SIGTERM. */
const interrupted = new Set([130, 143]);

/** Runs every stage to its end, whatever the ones before it did. */
export async function runStages(env: NodeJS.ProcessEnv): Promise<Counts[]> {
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const all: Counts[] = [];
  for (const stage of stages) {
    process.stdout.write(`\n== ${stage.name}\n`);
    const start = performance.now();
    const [script, ...args] = stage.command;
    const code = await runForeground(process.execPath, [path.join(projectRoot, 'node_modules', script), ...args], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
    });
    if (interrupted.has(code)) throw new Error('Interrupted.');
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const ok = code === 0;
    const counts =
      stage.report === undefined ? stageCounts(ok) : runnerCounts(await stage.report.read(stage.report.file), ok);
    process.stdout.write(
      `-- ${stage.name}: ${String(counts.passed)} passed, ${String(counts.failed)} failed (${seconds} s)\n`,
    );
    all.push(counts);
  }
  return all;
}
