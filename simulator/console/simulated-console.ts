/**
 * A room console without a window: the very machine and adapters of the real one, driven by a program instead of a person.
 *
 *     const console = await startSimulatedConsole({ portalUrl, seed: 'room-1' });
 *     console.send({ type: 'getStarted' });
 *     await console.waitFor('agreement');
 *     console.send({ type: 'accept' });
 *     console.enterOtp('1234 5678 9012 3452');
 *     await console.waitFor('home');
 *     await console.stop();
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import type { Random } from '@roomkey/shared/setup/machine/ports';
import { createSecretBox, type SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { startSetup, type SetupSession } from '@roomkey/shared/setup/machine/session';
import { createSystemClock } from '../../main/adapters/clock/system-clock';
import { createJsonlLog } from '../../main/adapters/log/jsonl-log';
import { createCryptoRandom } from '../../main/adapters/random/crypto-random';
import { createSeededFraction } from '../../main/adapters/random/seeded-fraction';
import { createSimulatedPorts } from './create-ports';
import { deviceOf } from './device';
import type { SimulatedConsoleOptions } from './options';
import { createPower, type Power, poweredPorts } from './power';
import { createWaiters, type StateCondition } from './wait-for';

export interface SimulatedConsole {
  readonly device: DeviceIdentity;
  /** Where it keeps its state and its log (`logs/events.jsonl`). */
  readonly folder: string;
  /** Everything that happened, over all starts of this console. */
  readonly events: readonly EventRecord[];
  /** What the page would show now; while the power is off, what it showed last. */
  view(): SetupView;
  /** The machine's state in dot notation: `awaitingApproval.online.polling`; `failed` when the machine itself failed. */
  state(): string;
  /** Calls back with every new view, over all starts. Returns how to stop that. */
  subscribe(listener: (view: SetupView) => void): () => void;
  /** Calls back with every line of the event log, at once. Returns how to stop that. */
  onEvent(listener: (record: EventRecord) => void): () => void;
  /** False where the intent is not allowed now; nothing happens then. */
  send(intent: Intent): boolean;
  /** Types a code and presses Continue, as the page does: the code goes into the SecretBox, the intent carries its handle. */
  enterOtp(otp: string): boolean;
  /** The same for manual setup's email and password. */
  signInManually(upn: string, password: string): boolean;
  /** Back to the first run, as from the room's settings. False while a reset is under way. */
  reset(): boolean;
  /**
   * Resolves with the view once the state is `condition` (or below it: `awaitingApproval`), or once the predicate holds; at
   * once where it does already. Rejects after `limitMs` of real time (default 30 s), and when the console fails or is stopped.
   */
  waitFor(condition: StateCondition, limitMs?: number): Promise<SetupView>;
  /** From this moment nothing that was under way has any effect. `restart` brings the console up from what is on disk. */
  cutPower(): void;
  /** Starts again from folder and keychain; without a power cut before it the console is shut down in order first. */
  restart(): Promise<void>;
  /** Shuts down in order, and removes a folder that the console made for itself. May be called twice. */
  stop(): Promise<void>;
}

/** One start of the console, from power on to power off. */
interface Run {
  readonly session: SetupSession;
  readonly secrets: SecretBox;
  readonly power: Power;
  /** Resolves when the last write is through and the helper has ended. */
  end(): Promise<void>;
}

/** Rejects with a SetupFailure `state.*` when the folder cannot be used, with a RangeError for an unknown profile. */
export async function startSimulatedConsole(options: SimulatedConsoleOptions): Promise<SimulatedConsole> {
  const device = typeof options.device === 'object' ? options.device : deviceOf(options.device, options.seed);
  const clock = options.clock ?? createSystemClock();
  const random: Random = {
    ...createCryptoRandom(),
    ...createSeededFraction(`${options.seed}/jitter`),
  };
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), 'roomkey-console-')));
  const file = createJsonlLog({ file: path.join(folder, 'logs', 'events.jsonl') });
  const entries = new Map<string, string>();
  const events: EventRecord[] = [];
  const eventListeners = new Set<(record: EventRecord) => void>();
  const viewListeners = new Set<(view: SetupView) => void>();
  const waiters = createWaiters(() => ({ state: state(), view: view() }));
  const log = {
    write(record: EventRecord) {
      file.write(record);
      events.push(record);
      for (const listener of eventListeners) listener(record);
      if (isUp) waiters.look();
    },
  };
  /** False while a start is under way and once the power is off: view and state do not belong together then. */
  let isUp = false;

  async function start(): Promise<Run> {
    const power = createPower();
    const secrets = createSecretBox(clock, random);
    const made = await createSimulatedPorts({ options, device, folder, clock, random, log, entries });
    const session = await startSetup(poweredPorts(made.ports, power), {
      secrets,
      portalUrl: options.portalUrl,
      locale: options.locale ?? 'en',
      onFatal: () => waiters.fail('The machine failed'),
      ...(options.machine === undefined ? {} : { machine: options.machine }),
      ...(options.inspect === undefined ? {} : { inspect: options.inspect }),
    });
    session.subscribe((next) => {
      if (!power.isOn()) return;
      for (const listener of viewListeners) listener(next);
    });
    const end = async (): Promise<void> => {
      await session.stop();
      made.close();
    };
    return { session, secrets, power, end };
  }

  let run = await start();
  isUp = true;
  let lastView: SetupView | null = null;
  let ending: Promise<void> | null = null;
  const view = (): SetupView => lastView ?? run.session.view();
  const state = (): string => events.at(-1)?.state ?? 'starting';
  const send = (intent: Intent): boolean => ending === null && run.session.send(intent);

  /** Ends the current start once, whoever asks first. */
  function shutDown(): Promise<void> {
    isUp = false;
    lastView ??= run.session.view();
    ending ??= run.end();
    return ending;
  }

  return {
    device,
    folder,
    events,
    view,
    state,
    send,
    reset: () => ending === null && run.session.reset(),
    subscribe(listener) {
      viewListeners.add(listener);
      return () => viewListeners.delete(listener);
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    enterOtp: (otp) => send({ type: 'submitOtp', handle: run.secrets.put(otp) }),
    signInManually: (upn, password) => send({ type: 'submitManual', email: upn, handle: run.secrets.put(password) }),
    waitFor: (condition, limitMs) => waiters.waitFor(condition, limitMs),
    cutPower() {
      run.power.cut();
      void shutDown();
    },
    async restart() {
      await shutDown();
      run = await start();
      ending = null;
      lastView = null;
      isUp = true;
      waiters.look();
    },
    async stop() {
      waiters.fail('The console was stopped');
      await shutDown();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
