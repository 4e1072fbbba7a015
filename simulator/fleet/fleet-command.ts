/** `simulate --devices N`: from the checked command line to an exit code. */
import { STEPS } from '@roomkey/shared/setup/contract/view';
import { createDisplay, type Display, type DisplayStream } from '../progress/display';
import { hasPassed } from '../report/run-result';
import { verdictLines } from '../report/verdict';
import { checkReportFiles, ReportError, writeReports } from '../report/write-reports';
import { PortalStartError } from '../portal-process/start-portal-process';
import { PortalRefusal } from './admin-client';
import { tooFewFiles } from './file-limit';
import { type FleetOptions, type FleetPlan, type FleetProgress, MOST_DEVICES, MOST_KEYCHAINS } from './fleet-options';
import { type FleetPortal, givenPortal, startOwnPortal } from './fleet-portal';
import { runFleet } from './run-fleet';
import { UsageError } from './usage-error';

export interface FleetCommand extends Pick<
  FleetOptions,
  'devices' | 'seed' | 'vault' | 'vaultHelper' | 'concurrency' | 'arrivalsPerSecond'
> {
  /** Null: a portal of its own. */
  readonly portal: string | null;
  /** Null: ROOMKEY_API_TOKEN. */
  readonly tokenFile: string | null;
  readonly reports: readonly string[];
  readonly quiet: boolean;
}

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** The verdict; progress goes to `stderr`. */
  readonly stdout: DisplayStream;
  readonly stderr: DisplayStream;
  /** Aborts at the first Ctrl+C: consoles and portal are ended in order, what ran is reported. */
  readonly signal: AbortSignal;
  /** The portal's bundle, for a portal of its own. */
  readonly portalServer: string;
}

/** 0: every expectation held. 1: not, or it could not be run. 2: the command line asks for what cannot be done. */
export async function runFleetCommand(command: FleetCommand, around: Surroundings): Promise<number> {
  const display = createDisplay({ stream: around.stderr, env: around.env, quiet: command.quiet });
  try {
    await check(command);
    const portal = await openPortal(command, around, display);
    try {
      return await run(command, around, portal, display);
    } finally {
      display.end();
      await portal.close();
    }
  } catch (thrown) {
    display.end();
    if (around.signal.aborted) display.note('Ended before any console was started.');
    else display.note(messageOf(thrown));
    return thrown instanceof UsageError || thrown instanceof ReportError ? 2 : 1;
  }
}

async function check({ devices, vault, concurrency, arrivalsPerSecond, reports }: FleetCommand): Promise<void> {
  const whole = (name: string, value: number, most: number): void => {
    if (Number.isInteger(value) && value >= 1 && value <= most) return;
    throw new UsageError(`${name} takes a whole number from 1 to ${most}.`);
  };
  whole('--devices', devices, MOST_DEVICES);
  whole('--concurrency', concurrency, MOST_DEVICES);
  if (arrivalsPerSecond !== null && !(arrivalsPerSecond > 0 && arrivalsPerSecond <= 1_000)) {
    throw new UsageError('--arrival takes consoles per second, up to 1000.');
  }
  if (vault === 'keychain' && devices > MOST_KEYCHAINS) {
    throw new UsageError(`--vault keychain starts a helper process for each console: at most ${MOST_KEYCHAINS}.`);
  }
  const few = await tooFewFiles(devices);
  if (few !== null) throw new UsageError(few);
  await checkReportFiles(reports);
}

async function openPortal(command: FleetCommand, around: Surroundings, display: Display): Promise<FleetPortal> {
  if (command.portal !== null) return givenPortal(command.portal, command.tokenFile, around.env);
  if (command.tokenFile !== null) throw new UsageError('--token-file belongs to --portal.');
  if (!command.quiet) display.note('Starting a portal for this run …');
  return startOwnPortal(around.portalServer, around.signal);
}

async function run(
  command: FleetCommand,
  around: Surroundings,
  portal: FleetPortal,
  display: Display,
): Promise<number> {
  const result = await runFleet({
    ...command,
    portal,
    signal: around.signal,
    onProgress: (progress) => display.show(runProgressOf(progress)),
    onPlan: (plan) => {
      if (!portal.own) for (const line of planLines(plan, command.devices)) display.note(line);
    },
  });
  display.end();
  for (const line of verdictLines(result)) around.stdout.write(`${line}\n`);
  const problem = await writeReports(command.reports, result).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (problem !== null) display.note(messageOf(problem));
  else for (const file of command.reports) around.stdout.write(`Report: ${file}\n`);
  return hasPassed(result) && problem === null ? 0 : 1;
}

/** What is about to be made in somebody's portal, and how it goes away again. */
function planLines({ url, organisation, site, first, last }: FleetPlan, devices: number): string[] {
  return [
    `In the portal of ${organisation} (${url}) this run uses ${devices} resource accounts at the site "${site}":`,
    `  ${first} to ${last}. Missing ones are made, each gets a new password and a one-time password.`,
    `  To take them out of service: Resource accounts, filter by the site, select all, Disable.`,
  ];
}

function runProgressOf({ phase, devices, steps, entered, finished, failed }: FleetProgress) {
  return {
    phase,
    total: devices,
    done: finished,
    failed,
    states: STEPS.flatMap((step) => (steps[step] === undefined ? [] : [[step, steps[step]] as const])),
    share: (entered + finished) / (2 * devices),
  };
}

function messageOf(thrown: unknown): string {
  const known = [UsageError, ReportError, PortalRefusal, PortalStartError].some((kind) => thrown instanceof kind);
  if (known && thrown instanceof Error) return thrown.message;
  return `Something unexpected happened: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : 'unknown'}`;
}
