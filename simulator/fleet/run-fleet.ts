/** Many consoles against one portal: all enter their codes, all are approved, and both sides are compared. */
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Metadata, MetadataSchema, PATHS } from '@roomkey/shared/protocol/oauth';
import { createSystemClock } from '../../main/adapters/clock/system-clock';
import { createNodeTransport } from '../../main/adapters/portal/transport';
import { deviceOf } from '../console/device';
import { machineFacts, versions } from '../report/machine-facts';
import type { Counted, Memory, RunResult } from '../report/run-result';
import { summarise } from '../report/summarise';
import { type AdminClient, createAdminClient, PortalRefusal } from './admin-client';
import { approveAll } from './approve';
import { forEachAtMost } from './at-most';
import { portalTime, readPortalRecord } from './check-portal';
import { createFleetDevice, type FleetDevice } from './fleet-device';
import type { FleetOptions, FleetPhase } from './fleet-options';
import { startMemoryMeter } from './memory';
import { type FleetRoom, prepareRooms, roomName, siteOf } from './prepare-rooms';
import { settle } from './settle';

/** Own: a minute, and half a second for each console, for each half of the way. */
const limitFor = (devices: number): number => 60_000 + 500 * devices;
const stopAtOnce = 50;
const progressMs = 200;

/** Where a run is; the progress display reads it. */
interface Course {
  phase: FleetPhase;
  devices: readonly FleetDevice[];
  entered: number;
  finished: number;
  began: number | null;
}

/** Never rejects for what consoles do: that is in the result. Rejects with a PortalRefusal when the fleet cannot be prepared. */
export async function runFleet(options: FleetOptions): Promise<RunResult> {
  const clock = createSystemClock();
  const startedAt = new Date(clock.now()).toISOString();
  const start = performance.now();
  const course: Course = { phase: 'preparing', devices: [], entered: 0, finished: 0, began: null };
  const tell = (): void => options.onProgress?.(progressOf(course, options));
  const progress = setInterval(tell, progressMs);
  const problems: string[] = [];
  const admin = createAdminClient(options.portal.url, options.portal.apiToken, options.signal);
  const folder = await mkdtemp(path.join(tmpdir(), `roomkey-fleet-${process.pid}-`));
  try {
    const metadata = await readMetadata(options);
    const since = await portalTime(admin);
    const rooms = await prepare(options, admin, metadata);
    const meter = startMemoryMeter(admin);
    const before = meter.resident();
    let whenAllWaited: number | null = null;
    let counted: Counted[] = [];
    let memory: Memory | null = null;
    try {
      await withDevices(
        options,
        rooms,
        folder,
        () => clock.now(),
        course,
        async () => {
          await enterAll(options, course);
          whenAllWaited = meter.resident();
          await approveAndFinish(options, admin, course, problems);
          memory = meter.stop(rooms.length, before, whenAllWaited);
          if (options.signal.aborted) return;
          course.phase = 'checking';
          counted = settle(course.devices, await readPortalRecord(admin, options.seed, since));
        },
      );
    } catch (thrown) {
      if (!options.signal.aborted) problems.push(thrown instanceof Error ? thrown.message : 'unknown');
    }
    memory ??= meter.stop(rooms.length, before, whenAllWaited);
    tell();
    const runs = course.devices.map((device) => device.describe());
    return {
      format: 1,
      kind: 'fleet',
      seed: options.seed,
      startedAt,
      durationMs: Math.round(performance.now() - start),
      portal: {
        url: options.portal.url,
        own: options.portal.own,
        organisation: metadata.roomkey_organisation,
      },
      versions: versions(),
      machine: machineFacts(),
      interrupted: options.signal.aborted,
      problems,
      summary: summarise(runs, { counted, memory }),
      runs,
    };
  } finally {
    clearInterval(progress);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function readMetadata({ portal, signal }: FleetOptions): Promise<Metadata> {
  const answer = await fetch(new URL(PATHS.metadata, portal.url), { redirect: 'error', signal }).catch(() => null);
  const metadata = MetadataSchema.safeParse(answer?.ok === true ? await answer.json().catch(() => null) : null);
  if (metadata.success) return metadata.data;
  throw new PortalRefusal(`No Roomkey portal answers at ${portal.url}.`);
}

function prepare(options: FleetOptions, admin: AdminClient, metadata: Metadata): Promise<FleetRoom[]> {
  const { devices: count, seed, signal } = options;
  const devices = Array.from({ length: count }, (_, index) => deviceOf(undefined, `${seed}/${index}`));
  const domain = metadata.roomkey_domains[0] ?? '';
  options.onPlan?.({
    url: options.portal.url,
    organisation: metadata.roomkey_organisation,
    site: siteOf(seed),
    first: `${roomName(seed, 0)}@${domain}`,
    last: `${roomName(seed, count - 1)}@${domain}`,
  });
  return prepareRooms(admin, { seed, devices, domain }, signal);
}

/** The consoles exist while `work` runs, and are shut down in order after it, whatever happens. */
async function withDevices(
  options: FleetOptions,
  rooms: readonly FleetRoom[],
  folder: string,
  now: () => number,
  course: Course,
  work: () => Promise<void>,
): Promise<void> {
  const agents = {
    http: new http.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: rooms.length }),
    https: new https.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: rooms.length }),
  };
  const shared = { options, folder, now, transport: createNodeTransport({ agents }), limitMs: limitFor(rooms.length) };
  course.devices = rooms.map((room, index) => createFleetDevice({ ...shared, index, room }));
  const stopAll = async (): Promise<void> => {
    course.phase = 'stopping';
    const never = new AbortController().signal;
    await forEachAtMost(course.devices, { limit: stopAtOnce, perSecond: null, signal: never }, (device) =>
      device.stop(),
    );
  };
  // A console that is stopped gives up its waits: that is how an early end reaches everybody.
  let stopping: Promise<void> | null = null;
  const onAbort = (): void => void (stopping ??= stopAll());
  options.signal.addEventListener('abort', onAbort, { once: true });
  try {
    options.signal.throwIfAborted();
    await work();
  } finally {
    options.signal.removeEventListener('abort', onAbort);
    stopping ??= stopAll();
    await stopping;
    agents.http.destroy();
    agents.https.destroy();
  }
}

async function enterAll({ concurrency, arrivalsPerSecond, signal }: FleetOptions, course: Course): Promise<void> {
  course.phase = 'entering';
  course.began = performance.now();
  await forEachAtMost(course.devices, { limit: concurrency, perSecond: arrivalsPerSecond, signal }, async (device) => {
    await device.enter();
    if (!device.hasFailed()) course.entered += 1;
  });
}

async function approveAndFinish(
  options: FleetOptions,
  admin: AdminClient,
  course: Course,
  problems: string[],
): Promise<void> {
  if (!options.signal.aborted) course.phase = 'approving';
  const waiting = course.devices.filter((device) => !device.hasFailed());
  if (waiting.length < course.devices.length && !options.signal.aborted) {
    problems.push(
      `${course.devices.length - waiting.length} of ${course.devices.length} consoles never waited for approval.`,
    );
  }
  const finishing = waiting.map(async (device) => {
    await device.finish();
    if (!device.hasFailed()) course.finished += 1;
  });
  await Promise.all([approveAll(admin, waiting), ...finishing]);
}

function progressOf({ phase, devices, entered, finished, began }: Course, options: FleetOptions) {
  const steps: Record<string, number> = {};
  for (const device of devices) {
    const step = device.step();
    if (step !== null) steps[step] = (steps[step] ?? 0) + 1;
  }
  return {
    phase,
    devices: options.devices,
    steps,
    entered,
    finished,
    failed: devices.filter((device) => device.hasFailed()).length,
    elapsedMs: began === null ? null : performance.now() - began,
  };
}
