/** The command `simulate`: reads the command line, runs the mode that it asks for, writes the reports. */
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { createDisplay, type DisplayStream } from '../progress/display';
import { hasPassed, type RunResult } from '../report/run-result';
import { checkReportFiles, ReportError, writeReports } from '../report/write-reports';
import { ScenarioError } from '../scenario/read-scenario';
import { fleetMode } from './fleet-mode';
import { type Mode, UsageError } from './mode';
import { portalSource } from './portal-of-run';
import { replayMode } from './replay-mode';
import { scenarioMode } from './scenario-mode';

const MODES: readonly Mode[] = [scenarioMode, fleetMode, replayMode];

const CommonSchema = z.object({
  portal: z.string().optional(),
  tokenFile: z.string().optional(),
  seed: z.string().min(1),
  report: z.array(z.string()).default([]),
  quiet: z.boolean().default(false),
});

/** 0: every expectation held. 1: one did not, or the run failed. 2: wrong command line or scenario; nothing was run. */
const EXIT = { passed: 0, failed: 1, usage: 2 } as const;

interface Surroundings {
  /** The portal's bundle, for runs that are given no portal. */
  readonly portalServer: string;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Where progress is shown. */
  readonly terminal: DisplayStream;
  readonly env: NodeJS.ProcessEnv;
}

export async function simulate(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const options = readCommandLine(args, surroundings);
    if (options === null) return EXIT.passed;
    return await runAsked(options, surroundings);
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.passed : EXIT.usage;
    surroundings.printError(thrown instanceof Error ? thrown.message : 'unknown failure');
    const isUsage = [UsageError, ScenarioError, ReportError].some((kind) => thrown instanceof kind);
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

/** Null when the help was asked for. Throws a CommanderError, which has been printed then. */
function readCommandLine(args: readonly string[], { print, printError }: Surroundings): Record<string, unknown> | null {
  const program = new Command('simulate')
    .description('Headless room consoles against a real portal.')
    .option('--portal <url>', 'a portal that runs already, with test controls; by default one is started for the run')
    .option('--token-file <file>', 'file with an API token for --portal; or set ROOMKEY_API_TOKEN')
    .option('--seed <text>', 'the same seed gives the same devices and the same event logs', '1')
    .option('--report <file...>', 'reports, by their ending: .xml (JUnit), .json, .html')
    .option('--quiet', 'no progress, only results')
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({
      writeOut: (text) => print(text.trimEnd()),
      writeErr: (text) => printError(text.trimEnd()),
    });
  for (const mode of MODES) mode.addOptions(program);
  try {
    program.parse([...args], { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return null;
    throw thrown;
  }
  return program.opts();
}

async function runAsked(options: Record<string, unknown>, surroundings: Surroundings): Promise<number> {
  const { portal, tokenFile, seed, report, quiet } = CommonSchema.parse(options);
  const asked = MODES.filter((mode) => mode.isAsked(options));
  const [mode] = asked;
  if (mode === undefined || asked.length > 1) throw new UsageError('Say what to simulate: see --help.');
  await checkReportFiles(report);
  const { print, signal, terminal: stream, env } = surroundings;
  const display = createDisplay({ stream, env, quiet });
  const source = await portalSource({ portal, tokenFile }, surroundings.portalServer, signal);
  let result: RunResult | 'failed' | null;
  try {
    result = await mode.run(options, { seed, signal, print, display, portal: () => source.open() });
  } finally {
    await source.close();
  }
  if (result === null) return EXIT.passed;
  if (result === 'failed') return EXIT.failed;
  for (const problem of result.problems) surroundings.printError(problem);
  await writeReports(report, result);
  return hasPassed(result) ? EXIT.passed : EXIT.failed;
}
