/** A thousand whole consoles (the real machine and adapters) against one portal: the simulator's fleet, read from its report. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { endWithUs } from './children';
import type { Figure } from './figures';

const SIMULATOR = path.resolve(import.meta.dirname, '../out/simulator/index.js');
const DEVICES = 1000;

/** What is read of `simulator/report/run-result.schema.json`. */
const Report = z.object({
  durationMs: z.number(),
  summary: z.object({
    passed: z.number(),
    latencies: z.array(z.object({ name: z.string(), p50: z.number(), p99: z.number() })),
    memory: z.object({ simulatorPeakBytes: z.number(), perConsoleBytes: z.number(), portalPeakBytes: z.number() }),
  }),
});

/** Each round starts a portal of its own on PGlite, and fails unless every credential is stored exactly once on both sides. */
export async function measureWholeConsoles(rounds: number): Promise<Figure[]> {
  const all: z.infer<typeof Report>[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await oneRound(round));
  const latency = (name: string, share: 'p50' | 'p99') =>
    all.map(({ summary }) => (summary.latencies.find((each) => each.name === name)?.[share] ?? NaN) / 1000);
  const megabytes = (member: keyof z.infer<typeof Report>['summary']['memory']) =>
    all.map(({ summary }) => summary.memory[member] / 1e6);
  const what = `${DEVICES} whole consoles, approved in one act`;
  return [
    { what: `${what}: all signed in and confirmed`, unit: 's', values: all.map(({ durationMs }) => durationMs / 1000) },
    { what: `${what}: approve → stored, p50`, unit: 's', values: latency('approveToStored', 'p50') },
    { what: `${what}: approve → stored, p99`, unit: 's', values: latency('approveToStored', 'p99') },
    { what: `${what}: the consoles' process`, unit: 'MB', values: megabytes('simulatorPeakBytes') },
    { what: `${what}: each console`, unit: 'MB', values: megabytes('perConsoleBytes') },
    { what: `${what}: the portal (PGlite)`, unit: 'MB', values: megabytes('portalPeakBytes') },
  ];
}

async function oneRound(round: number): Promise<z.infer<typeof Report>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-bench-'));
  const file = path.join(folder, 'report.json');
  try {
    const args = [SIMULATOR, '--devices', String(DEVICES), '--seed', String(round), '--quiet', '--report', file];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    endWithUs(child);
    const [code] = z.tuple([z.number().nullable()], z.unknown()).parse(await once(child, 'exit'));
    if (code !== 0) throw new Error(`the fleet ended with exit code ${String(code)}`);
    return Report.parse(JSON.parse(await readFile(file, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
