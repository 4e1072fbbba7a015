/** What one case of the contract works with. Knows no test runner: the cases run in Node and inside Electron. */
import assert from 'node:assert/strict';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { DeviceKeys, PortalClient } from '@roomkey/shared/setup/machine/ports';
import { createSystemClock } from '../../../adapters/clock/system-clock';
import { createDeviceKeys } from '../../../adapters/keys/device-keys';
import { createPortalClient } from '../../../adapters/portal/portal-client';
import { createPortalTime } from '../../../adapters/portal/portal-time';
import type { Transport } from '../../../adapters/portal/transport';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createMemoryVault } from '../../../adapters/vault/memory-vault';
import { type Script, type ScriptedPortal, startScriptedPortal } from './scripted-portal';

/** `proxyPort`: a proxy on 127.0.0.1 that everything goes through, loopback too. */
export type MakeTransport = (options: { proxyPort?: number }) => Promise<Transport>;

export interface ClientSettings {
  readonly limitMs?: number;
  readonly proxyPort?: number;
  /** Milliseconds by which the console's clock is wrong. */
  readonly clockErrorMs?: number;
}

/** Milliseconds; far more than any case needs, less than the test runner's own limit. */
const CASE_LIMIT_MS = 25_000;

export interface Bench {
  /** Never aborts. */
  readonly signal: AbortSignal;
  readonly client: (settings?: ClientSettings) => Promise<{ client: PortalClient; keys: DeviceKeys }>;
  readonly portal: (script: Script) => Promise<ScriptedPortal>;
  /** Runs after the case, whatever became of it. */
  readonly after: (cleanUp: () => Promise<void>) => void;
}

export interface ContractCase {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
}

export async function runCase({ run }: ContractCase, makeTransport: MakeTransport): Promise<void> {
  const cleanUps: (() => Promise<void>)[] = [];
  const bench: Bench = {
    signal: new AbortController().signal,
    async client({ limitMs = 5_000, proxyPort, clockErrorMs = 0 } = {}) {
      const systemClock = createSystemClock();
      const clock = { ...systemClock, now: () => systemClock.now() + clockErrorMs };
      const portalTime = createPortalTime(clock);
      const keys = createDeviceKeys({ vault: createMemoryVault(), random: createCryptoRandom(), portalTime });
      const transport = await makeTransport(proxyPort === undefined ? {} : { proxyPort });
      const client = createPortalClient({ transport, keys, portalTime, appVersion: '0.0.0-test', limitMs });
      return { client, keys };
    },
    async portal(script) {
      const portal = await startScriptedPortal(script);
      cleanUps.push(() => portal.stop());
      return portal;
    },
    after: (cleanUp) => void cleanUps.push(cleanUp),
  };
  const { limited, stop } = withinLimit(run(bench));
  try {
    await limited;
  } finally {
    stop();
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  }
}

/** A case that hangs must say which it is, and let the others run. */
function withinLimit(work: Promise<void>): { limited: Promise<void>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The case took longer than ${CASE_LIMIT_MS} ms`)), CASE_LIMIT_MS);
  });
  return { limited: Promise.race([work, limit]), stop: () => clearTimeout(timer) };
}

async function failureOf(promise: Promise<unknown>): Promise<SetupFailure> {
  const outcome: unknown = await promise.then(
    () => 'resolved',
    (thrown: unknown) => thrown,
  );
  assert.ok(outcome instanceof SetupFailure, `expected a SetupFailure, got ${String(outcome)}`);
  return outcome;
}

export async function failsWith(code: ErrorCode, promise: Promise<unknown>): Promise<SetupFailure> {
  const failure = await failureOf(promise);
  assert.equal(failure.code, code);
  return failure;
}

export const DEVICE: DeviceIdentity = {
  make: 'Maker',
  model: 'Model é',
  serial: null,
  os: 'An OS',
  source: 'measured',
};
