import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
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

/** Vitest's projects, by the lane where they run; a test compares with its configuration. */
export const VITEST_PROJECTS = {
  checks: ['shared', 'main', 'renderer', 'portal', 'lint'],
  programs: ['build', 'simulator', 'launcher', 'bench'],
} as const;
/** Playwright's, likewise. */
export const PLAYWRIGHT_PROJECTS = {
  pages: ['portal'],
  windows: ['console', 'flows', 'installed', 'packaged-demo'],
} as const;
/** As in Playwright's configuration: elsewhere the demo in one package is tested only where one is named. */
const withPackagedDemo = process.platform === 'linux' || process.env['ROOMKEY_DEMO'] !== undefined;

/** What runs one after the other, and the mark of its lines: a terminal's width is not known to programs that write into a pipe. */
interface Lane {
  readonly mark: string;
  readonly stages: readonly Stage[];
}

/** Three lanes, because end-to-end tests mostly wait for windows and processes; with as much in each as ends at about the same time. */
const CHECKS: Lane = {
  mark: '',
  stages: [
    { name: 'Types', command: ['typescript/bin/tsc', '-b'] },
    { name: 'Lint', command: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
    { name: 'Format', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
    { name: 'Unused code', command: ['knip/bin/knip.js'] },
    vitest('Unit and integration tests', VITEST_PROJECTS.checks),
  ],
};
const PAGES: Lane = {
  mark: '┆ ',
  stages: [
    playwright("End-to-end tests of the portal's pages", PLAYWRIGHT_PROJECTS.pages),
    vitest('Tests of building, simulator and commands', VITEST_PROJECTS.programs),
  ],
};
const WINDOWS: Lane = {
  mark: '│ ',
  stages: [
    playwright(
      'End-to-end tests with windows',
      PLAYWRIGHT_PROJECTS.windows.filter((project) => project !== 'packaged-demo' || withPackagedDemo),
    ),
  ],
};

function vitest(name: string, projects: readonly string[]): Stage {
  const file = path.join(results, `vitest-${projects.join('-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const chosen = projects.map((project) => `--project=${project}`);
  return {
    name,
    command: ['vitest/vitest.mjs', 'run', ...chosen, ...reporters],
    report: { file, read: readVitestReport },
  };
}

/** Every runner's files lie in a folder of their own: two of them run at once. */
function playwright(name: string, projects: readonly string[]): Stage {
  const [first = ''] = projects;
  const file = path.join(results, `playwright-${first}.json`);
  const chosen = projects.map((project) => `--project=${project}`);
  const output = path.join('test-results', `playwright-${first}`);
  return {
    name,
    command: ['@playwright/test/cli.js', 'test', ...chosen, '--reporter=list,json', `--output=${output}`],
    report: { file, read: readPlaywrightReport },
  };
}

/** Exit codes of a stage that was ended by Ctrl+C or SIGTERM. */
const interrupted = new Set([130, 143]);

/**
 * Runs every stage to its end, whatever the ones before it did. Windows get a screen of their own, because keys go to the one
 * that came last.
 */
export async function runStages(checksEnv: NodeJS.ProcessEnv, windowsEnv: NodeJS.ProcessEnv): Promise<Counts[]> {
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const lanes = [() => runLane(CHECKS, checksEnv), () => runLane(PAGES, checksEnv), () => runLane(WINDOWS, windowsEnv)];
  if (availableParallelism() > 1) return (await Promise.all(lanes.map((run) => run()))).flat();
  const all: Counts[] = [];
  for (const run of lanes) all.push(...(await run()));
  return all;
}

async function runLane({ mark, stages }: Lane, env: NodeJS.ProcessEnv): Promise<Counts[]> {
  const say = (line: string) => void process.stdout.write(`${mark}${line}\n`);
  const all: Counts[] = [];
  for (const stage of stages) {
    say('');
    say(`== ${stage.name}`);
    const start = performance.now();
    const [script, ...args] = stage.command;
    const command = [path.join(projectRoot, 'node_modules', script), ...args];
    const stageEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: stage.report?.file };
    // A lane without a mark writes as it likes, in colours.
    const code = await runForeground(process.execPath, command, stageEnv, mark === '' ? {} : { onLine: say });
    if (interrupted.has(code)) throw new Error('Interrupted.');
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const ok = code === 0;
    const counts =
      stage.report === undefined ? stageCounts(ok) : runnerCounts(await stage.report.read(stage.report.file), ok);
    say(`-- ${stage.name}: ${String(counts.passed)} passed, ${String(counts.failed)} failed (${seconds} s)`);
    all.push(counts);
  }
  return all;
}
