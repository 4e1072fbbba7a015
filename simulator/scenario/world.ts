/** A console, its surroundings, and the time of both sides: everything that a step of a scenario can change. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { InspectionEvent } from 'xstate';
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import type { SetupMachine } from '@roomkey/shared/setup/machine/machine';
import type { Ports } from '@roomkey/shared/setup/machine/ports';
import { createNodeTransport, type Transport } from '../../main/adapters/portal/transport';
import { aroundCalls } from '../console/around-calls';
import { type SimulatedConsole, startSimulatedConsole } from '../console/simulated-console';
import { openFaultGate, type FaultGate } from '../network/fault-gate';
import { createVirtualTransport } from '../network/virtual-transport';
import { createTurnstile, type Turnstile } from '../virtual/turnstile';
import { createVirtualClock, type VirtualClock } from '../virtual/virtual-clock';
import type { Administrator } from './administrator';
import { type Faults, faultyProbe, faultyStore, faultyVault, noFaults } from './fakes';
import { createHeldPolls, untilNoPollIsHeld } from './held-polls';
import type { Prepared } from './prepare';

/** When every scenario begins by its console's clock: 2030-01-07 08:00 UTC. Logs of two runs can be compared so. */
export const START = Date.UTC(2030, 0, 7, 8);

/** For tests of the scenarios themselves: what is taken out of the console. */
export interface Alterations {
  readonly machine?: SetupMachine;
  readonly inspect?: (event: InspectionEvent) => void;
  /** Between the machine and all faults. */
  readonly aroundPorts?: (ports: Ports) => Ports;
}

export interface World {
  readonly console: SimulatedConsole;
  readonly clock: VirtualClock;
  readonly gate: FaultGate;
  readonly faults: Faults;
  readonly admin: Administrator;
  /** Runs before anything else that the console does, and waits for what it makes the portal answer. */
  act(work: () => Promise<void> | void): Promise<void>;
  /** Resolves when nothing goes on any more unless time passes. */
  settled(): Promise<void>;
  /** Moves the time of console and portal. */
  moveTo(passed: number): Promise<void>;
  /** Starts a console whose power was cut. */
  restart(): Promise<void>;
  damageDisk(): Promise<void>;
  close(): Promise<void>;
}

interface WorldOptions extends Alterations {
  readonly admin: Administrator;
  readonly prepared: Prepared;
  readonly peripherals: Peripherals;
  readonly portalUrl: string | null;
  readonly seed: string;
}

/** `onState` hears of every event of the console at once, before any call that follows from it has begun. */
export async function createWorld(options: WorldOptions, onState: (state: string) => void): Promise<World> {
  const { admin, prepared } = options;
  const clock = createVirtualClock(START);
  const faults: Faults = { ...noFaults(), peripherals: options.peripherals };
  const gate = await openFaultGate(admin.url);
  const held = createHeldPolls(admin);
  const network = createNodeTransport({ agents: gate.agents });
  let turnstile: Turnstile = createTurnstile();
  let portalSeconds = 0;
  /** A console that is being started again cannot be acted upon yet. */
  let isUp: Promise<void> = Promise.resolve();

  const transport: Transport = {
    send: (request, signal) =>
      createVirtualTransport(network, { clock, gate, turnstile, latencyMs: () => faults.latencyMs }).send(
        request,
        signal,
      ),
  };
  const surrounded = (ports: Ports): Ports => {
    turnstile.close();
    turnstile = createTurnstile();
    const mine = turnstile;
    const faulty: Ports = {
      ...ports,
      probe: faultyProbe(ports.probe, faults),
      store: faultyStore(ports.store, faults),
      portal: {
        ...ports.portal,
        poll: held.poll(ports.portal, mine),
        // Every scenario begins in 2030, whatever the portal's clock shows: what counts is how wrong the script made this one.
        clockAhead: () => (ports.portal.clockAhead() === null ? null : clock.passed() - clock.now()),
      },
      log: {
        write(record) {
          ports.log.write(record);
          onState(record.state);
        },
      },
    };
    const altered = options.aroundPorts?.(faulty) ?? faulty;
    return aroundCalls(altered, mine.around);
  };
  const console = await startSimulatedConsole({
    portalUrl: options.portalUrl,
    ...{ seed: options.seed, device: prepared.device, clock, transport },
    aroundPorts: surrounded,
    peripherals: () => faults.peripherals,
    aroundVault: (vault) => faultyVault(vault, faults),
    ...(options.machine === undefined ? {} : { machine: options.machine }),
    ...(options.inspect === undefined ? {} : { inspect: options.inspect }),
  });

  /** A held poll that the portal is about to answer comes back before anything else happens. */
  const answers = async (): Promise<void> => {
    if (held.size() === 0) return;
    const request = gate.fault() === null ? await admin.request(prepared.accountId) : null;
    if (request?.status !== 'pending') await held.ended();
  };
  const act: World['act'] = (work) =>
    turnstile.first(async () => {
      await isUp;
      await work();
      await answers();
    });

  return {
    ...{ console, clock, gate, faults, admin, act },
    settled: () => turnstile.settled(),
    moveTo: (passed) =>
      act(async () => {
        clock.moveTo(passed);
        // The portal counts whole seconds; what is over is moved next time.
        const seconds = Math.floor((clock.passed() - START) / 1_000);
        await admin.moveTime(seconds - portalSeconds);
        portalSeconds = seconds;
        await answers();
        clock.wakeDue();
      }),
    async restart() {
      await untilNoPollIsHeld(admin);
      isUp = console.restart();
      await isUp;
    },
    damageDisk: () => writeFile(path.join(console.folder, 'setup.json'), '{"format":1,'),
    async close() {
      await console.stop();
      turnstile.close();
      await gate.close();
    },
  };
}
