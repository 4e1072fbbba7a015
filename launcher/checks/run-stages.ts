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
const playwrightReport = path.join(results, 'playwright.json');

/** Vitest's projects, in the lane where they run; a test compares with its configuration. */
export const PROJECTS = {
  checks: ['shared', 'main', 'renderer', 'portal', 'simulator', 'launcher', 'lint', 'bench'],
  beside: ['build'],
} as const;

const checks: readonly Stage[] = [
  { name: 'Types', command: ['typescript/bin/tsc', '-b'] },
  { name: 'Lint', command: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'Format', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'Unused code', command: ['knip/bin/knip.js'] },
  vitest('Unit and integration tests', PROJECTS.checks),
];
/** The lane beside: what waits much, and enough else that both end at about the same time. */
const beside: readonly Stage[] = [
  {
    name: 'End-to-end tests',
    command: ['@playwright/test/cli.js', 'test', '--reporter=list,json'],
    report: { file: playwrightReport, read: readPlaywrightReport },
  },
  vitest('Tests of building and packages', PROJECTS.beside),
];

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

/** Exit codes of a stage that was ended by Ctrl+C or SIGTERM. */
const interrupted = new Set([130, 143]);

/** A terminal's width is not known to programs that write into a pipe; their lines are marked as the lane's own. */
const laneMark = '│ ';

/**
 * Runs every stage to its end, whatever the ones before it did. End-to-end tests mostly wait for windows and processes, so
 * they run beside everything else, where there is a core for them; their lines carry a mark. On a screen of their own, because
 * keys go to the window that came last.
 */
export async function runStages(checksEnv: NodeJS.ProcessEnv, besideEnv: NodeJS.ProcessEnv): Promise<Counts[]> {
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const marked = (line: string) => void process.stdout.write(`${laneMark}${line}\n`);
  if (availableParallelism() < 2) {
    return [...(await runLane(checks, checksEnv)), ...(await runLane(beside, besideEnv))];
  }
  return (await Promise.all([runLane(checks, checksEnv), runLane(beside, besideEnv, marked)])).flat();
}

async function runLane(
  stages: readonly Stage[],
  env: NodeJS.ProcessEnv,
  onLine?: (line: string) => void,
): Promise<Counts[]> {
  const say = onLine ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const all: Counts[] = [];
  for (const stage of stages) {
    say('');
    say(`== ${stage.name}`);
    const start = performance.now();
    const [script, ...args] = stage.command;
    const command = [path.join(projectRoot, 'node_modules', script), ...args];
    const stageEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport };
    const code = await runForeground(process.execPath, command, stageEnv, { onLine });
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
