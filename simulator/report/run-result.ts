/**
 * What a run of the simulator found: one shape for scenarios and fleets, and for every form of report.
 * SECURITY: answers leaks through reports that are passed on: no member takes a secret. Objects are strict, so that an OTP, a
 * password or a token cannot ride along in a member of its own, and events have no place for one.
 */
import { z } from 'zod';
import { EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';

/** A moment: milliseconds since the epoch, by the clock of the run, which may be a virtual one. */
const Moment = z.number().int();
/** A length of time in milliseconds. */
const Milliseconds = z.number().nonnegative();
const Count = z.number().int().nonnegative();
const Bytes = z.number().int().nonnegative();

/** One expectation that did not hold. */
const FailureSchema = z.strictObject({
  /** One sentence: what is wrong. */
  message: z.string(),
  /** What should have been, and what was, where both can be said. */
  expected: z.string().nullable(),
  received: z.string().nullable(),
  at: Moment,
});
export type Failure = z.infer<typeof FailureSchema>;

/** A state of the machine and how long a console stayed in it. */
const StaySchema = z.strictObject({
  /** In dot notation: `awaitingApproval.online.polling`. */
  state: z.string(),
  /** Since the console's start. */
  fromMs: Milliseconds,
  durationMs: Milliseconds,
});
export type Stay = z.infer<typeof StaySchema>;

/** One console's way through a scenario or a fleet. */
export const DeviceRunSchema = z.strictObject({
  /** Unique within the run. */
  name: z.string(),
  /** Null in a fleet. `file` is the path as it was given. */
  scenario: z.strictObject({ name: z.string(), file: z.string(), description: z.string() }).nullable(),
  /** Sign-in name of the resource account, once one was known. */
  room: z.string().nullable(),
  device: z.strictObject({
    make: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
  }),
  /** True when nothing in `failures` stands. */
  ok: z.boolean(),
  failures: z.array(FailureSchema),
  /** Over all starts of the console, in their order. */
  events: z.array(EventRecordSchema),
  startedAt: Moment,
  durationMs: Milliseconds,
  timeline: z.array(StaySchema),
  /** Named lengths of time: `approvedToStored`, … */
  timings: z.record(z.string(), Milliseconds),
});
export type DeviceRun = z.infer<typeof DeviceRunSchema>;

/** Percentiles (interpolated, as numpy and R do) of one timing over all devices that have it, in milliseconds. */
const LatencySchema = z.strictObject({
  name: z.string(),
  count: Count,
  p50: Milliseconds,
  p90: Milliseconds,
  p95: Milliseconds,
  p99: Milliseconds,
  max: Milliseconds,
});
export type Latency = z.infer<typeof LatencySchema>;

/** Something that was counted, and the number that it has to be. */
const CountedSchema = z.strictObject({ what: z.string(), expected: Count, received: Count });
export type Counted = z.infer<typeof CountedSchema>;

const StateFigureSchema = z.strictObject({
  /** The top state: `awaitingApproval`. */
  step: z.string(),
  /** Consoles that were there, how often in all, and how long in all. */
  devices: Count,
  visits: Count,
  totalMs: Milliseconds,
  /** Consoles that ended there. */
  ended: Count,
});
export type StateFigure = z.infer<typeof StateFigureSchema>;

/** Resident memory; null where it could not be read. */
const MemorySchema = z.strictObject({
  simulatorPeakBytes: Bytes.nullable(),
  /** What the consoles added to the process, divided by their number. */
  perConsoleBytes: Bytes.nullable(),
  portalPeakBytes: Bytes.nullable(),
});
export type Memory = z.infer<typeof MemorySchema>;

export const RunResultSchema = z.strictObject({
  /** Of this shape. Grows when a member changes its meaning or goes away. */
  format: z.literal(1),
  kind: z.enum(['scenarios', 'fleet']),
  /** The same seed gives the same devices. */
  seed: z.string(),
  /** Real time, whatever clock the devices had: ISO 8601 in UTC, and milliseconds. */
  startedAt: z.iso.datetime(),
  durationMs: Milliseconds,
  /** Address of the portal; `own` when the run started and ended it. */
  portal: z.strictObject({ url: z.string(), own: z.boolean(), organisation: z.string().nullable() }),
  versions: z.strictObject({ roomkey: z.string(), node: z.string() }),
  machine: z.strictObject({
    cpus: Count,
    cpuModel: z.string(),
    memoryBytes: Bytes,
    platform: z.string(),
  }),
  /** True when somebody ended the run early: what is here is what ran until then. */
  interrupted: z.boolean(),
  /** What went wrong with the run as a whole, one sentence each. */
  problems: z.array(z.string()),
  summary: z.strictObject({
    devices: Count,
    passed: Count,
    failed: Count,
    states: z.array(StateFigureSchema),
    latencies: z.array(LatencySchema),
    counted: z.array(CountedSchema),
    memory: MemorySchema.nullable(),
  }),
  runs: z.array(DeviceRunSchema),
});
export type RunResult = z.infer<typeof RunResultSchema>;

/** True only when every expectation held: of each device, of each count and of the run as a whole. */
export function hasPassed({ runs, problems, interrupted, summary }: RunResult): boolean {
  return (
    !interrupted &&
    problems.length === 0 &&
    runs.every(({ ok }) => ok) &&
    summary.counted.every(({ expected, received }) => expected === received)
  );
}
