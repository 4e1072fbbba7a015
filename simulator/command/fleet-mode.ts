/** `--devices`: many consoles at once, in real time, against one portal. */
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { STEPS } from '@roomkey/shared/setup/contract/view';
import { tooFewFiles } from '../fleet/file-limit';
import {
  DEFAULT_CONCURRENCY,
  type FleetPlan,
  type FleetProgress,
  MOST_DEVICES,
  MOST_KEYCHAINS,
} from '../fleet/fleet-options';
import { runFleet } from '../fleet/run-fleet';
import type { RunProgress } from '../progress/run-progress';
import { verdictLines } from '../report/verdict';
import { type Mode, UsageError } from './mode';

const OptionsSchema = z.object({
  devices: z.number().optional(),
  vault: z.enum(['memory', 'keychain'], '--vault is memory or keychain').default('memory'),
  concurrency: z.number().default(DEFAULT_CONCURRENCY),
  arrival: z.number().nullable().default(null),
});

export const fleetMode: Mode = {
  addOptions(program) {
    program
      .option('--devices <number>', `so many consoles against one portal, 1 to ${MOST_DEVICES}`, wholeNumber)
      .option(
        '--concurrency <number>',
        `fleet: how many enter their codes at once (${DEFAULT_CONCURRENCY})`,
        wholeNumber,
      )
      .option('--arrival <number>', 'fleet: new consoles per second; by default as fast as they can', perSecond)
      .option('--vault <kind>', `fleet: memory, or keychain (at most ${MOST_KEYCHAINS} consoles)`);
  },
  isAsked: (options) => options['devices'] !== undefined,
  async run(options, { seed, portal: open, signal, display, print }) {
    const { devices, vault, concurrency, arrival } = readOptions(options);
    const few = await tooFewFiles(devices);
    if (few !== null) throw new UsageError(few);
    display.show({ phase: 'starting', total: devices, done: 0, failed: 0, states: [], share: 0 });
    const portal = await open();
    const end = (): void => display.note('Ending the run in order; once more ends it at once.');
    signal.addEventListener('abort', end, { once: true });
    try {
      const result = await runFleet({
        ...{ devices, seed, portal, vault, concurrency, signal },
        arrivalsPerSecond: arrival,
        onProgress: (progress) => display.show(runProgressOf(progress)),
        onPlan: (plan) => {
          if (!portal.own) for (const line of planLines(plan, devices)) display.note(line);
        },
      });
      display.end();
      for (const line of verdictLines(result)) print(line);
      return result;
    } finally {
      signal.removeEventListener('abort', end);
      display.end();
    }
  },
};

function readOptions(options: Readonly<Record<string, unknown>>) {
  const parsed = OptionsSchema.safeParse(options);
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ message }) => message).join(' '));
  const { devices = 0, vault } = parsed.data;
  if (devices > MOST_DEVICES) throw new UsageError(`--devices takes at most ${MOST_DEVICES}.`);
  if (vault === 'keychain' && devices > MOST_KEYCHAINS) {
    throw new UsageError(`--vault keychain starts a helper process for each console: at most ${MOST_KEYCHAINS}.`);
  }
  return { ...parsed.data, devices };
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number from 1.');
}

function perSecond(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 1_000) return value;
  throw new InvalidArgumentError('It takes consoles per second, up to 1000.');
}

/** What is about to be made in somebody's portal, and how it goes away again. */
function planLines({ url, organisation, site, first, last }: FleetPlan, devices: number): string[] {
  return [
    `In the portal of ${organisation} (${url}) this run uses ${devices} resource accounts at the site "${site}":`,
    `  ${first} to ${last}. Missing ones are made; each gets a new password and a one-time password.`,
    '  To take them out of service: Resource accounts, filter by the site, select all, Disable.',
  ];
}

function runProgressOf({ phase, devices, steps, entered, finished, failed }: FleetProgress): RunProgress {
  return {
    phase,
    total: devices,
    done: finished,
    failed,
    states: STEPS.flatMap((step) => (steps[step] === undefined ? [] : [[step, steps[step]] as const])),
    share: (entered + finished) / (2 * devices),
  };
}
