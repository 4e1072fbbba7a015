/** A fleet as a process of its own, for tests of signals, terminals and exit codes. Its one argument is a FleetCommand as JSON. */
import path from 'node:path';
import { z } from 'zod';
import { runFleetCommand } from '../../fleet/fleet-command';
import { abortOnSignals } from '../../progress/abort-on-signals';

const Command = z.object({
  devices: z.number(),
  seed: z.string(),
  portal: z.string().nullable(),
  tokenFile: z.string().nullable(),
  reports: z.array(z.string()),
  vault: z.enum(['memory', 'keychain']),
  concurrency: z.number(),
  arrivalsPerSecond: z.number().nullable(),
  quiet: z.boolean(),
});

const { stdout, stderr, env } = process;
const interrupts = abortOnSignals((line) => stderr.write(`${line}\n`));
process.exitCode = await runFleetCommand(Command.parse(JSON.parse(process.argv[2] ?? '')), {
  ...{ env, stdout, stderr, signal: interrupts.signal },
  portalServer: path.resolve(import.meta.dirname, '../../../out/portal/server/index.js'),
});
interrupts.release();
