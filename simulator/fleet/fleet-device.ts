/** One console of a fleet, from its start to its line in the report. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Transport } from '../../main/adapters/portal/transport';
import { type SimulatedConsole, startSimulatedConsole } from '../console/simulated-console';
import { describeDeviceRun } from '../report/device-run';
import type { DeviceRun, Failure } from '../report/run-result';
import { createLedger, type Ledger } from './counting-ports';
import { enterCode, reachHome } from './installer';
import type { FleetOptions } from './fleet-options';
import { type FleetRoom, roomName } from './prepare-rooms';

interface DeviceParts {
  readonly options: Pick<FleetOptions, 'seed' | 'portal' | 'vault' | 'vaultHelper' | 'signal'>;
  readonly index: number;
  readonly room: FleetRoom;
  /** A folder that exists; the console gets one inside. */
  readonly folder: string;
  readonly transport: Transport;
  readonly now: () => number;
  /** Milliseconds that each half of the way may take. */
  readonly limitMs: number;
}

export interface FleetDevice {
  readonly name: string;
  readonly room: FleetRoom;
  readonly ledger: Ledger;
  /** Null before the portal has given one. */
  readonly requestId: () => string | null;
  readonly step: () => string | null;
  readonly hasFailed: () => boolean;
  fail(failure: Omit<Failure, 'at'>): void;
  /** Starts the console and goes to the wait for approval. Never rejects: what goes wrong is the device's failure. */
  enter(): Promise<void>;
  /** The moment, by `performance.now()`, at which the administrator's approval was sent. */
  approved(at: number): void;
  /** Waits for home and for the receipt. Never rejects either. */
  finish(): Promise<void>;
  stop(): Promise<void>;
  describe(): DeviceRun;
}

export function createFleetDevice(parts: DeviceParts): FleetDevice {
  const { options, index, room, folder, now, limitMs } = parts;
  const { ledger, aroundPorts } = createLedger();
  const name = roomName(options.seed, index);
  const failures: Failure[] = [];
  let console: SimulatedConsole | null = null;
  let startedAt = now();
  let began: number | null = null;
  let waitingSince: number | null = null;
  let approvedAt: number | null = null;
  let endedAt: number | null = null;

  const fail = (failure: Omit<Failure, 'at'>): void => void failures.push({ ...failure, at: now() });
  const attempt = async (expected: string, work: () => Promise<void>): Promise<void> => {
    try {
      options.signal.throwIfAborted();
      await work();
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : 'unknown';
      fail({
        message: options.signal.aborted ? 'The run was ended before this console was done.' : message,
        expected,
        received: console?.state() ?? 'not started',
      });
    }
  };

  return {
    name,
    room,
    ledger,
    requestId: () => console?.view().request?.requestId ?? null,
    step: () => console?.view().step ?? null,
    hasFailed: () => failures.length > 0,
    fail,
    enter: () =>
      attempt('awaitingApproval', async () => {
        startedAt = now();
        began = performance.now();
        const own = path.join(folder, name);
        await mkdir(own);
        console = await startSimulatedConsole({
          portalUrl: options.portal.url,
          seed: `${options.seed}/${index}`,
          device: room.device,
          vault: options.vault,
          folder: own,
          transport: parts.transport,
          aroundPorts,
          ...(options.vaultHelper === undefined ? {} : { vaultHelper: options.vaultHelper }),
        });
        await enterCode(console, room.otp, { limitMs, signal: options.signal });
        waitingSince = performance.now();
      }),
    approved: (at) => void (approvedAt ??= at),
    finish: () =>
      attempt('home, with the receipt sent', async () => {
        if (console === null) throw new Error('The console never started.');
        await reachHome(console, limitMs);
        await withinLimit(ledger.receipt, limitMs, options.signal);
        endedAt = now();
      }),
    async stop() {
      endedAt ??= now();
      await console?.stop();
    },
    describe: () =>
      describeDeviceRun({
        name,
        scenario: null,
        room: room.upn,
        device: room.device,
        events: console?.events ?? [],
        failures,
        startedAt,
        endedAt: endedAt ?? now(),
        timings: {
          ...between('startToWaiting', began, waitingSince),
          ...between('approveToStored', approvedAt, ledger.storedAt),
          ...between('approveToSignedIn', approvedAt, ledger.signedInAt),
          ...between('approveToReceipt', approvedAt, ledger.receiptAt),
        },
      }),
  };
}

function between(name: string, from: number | null, until: number | null): Record<string, number> {
  return from === null || until === null ? {} : { [name]: Math.max(0, Math.round((until - from) * 10) / 10) };
}

async function withinLimit(work: Promise<void>, limitMs: number, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  let stop = (): void => undefined;
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('The portal has not taken the receipt.'));
    limit.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, over]);
  } finally {
    limit.removeEventListener('abort', stop);
  }
}
