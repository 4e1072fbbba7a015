/** What each kind of step does. */
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import { milliseconds } from './duration';
import { differences, type Difference } from './check-view';
import { KEYCHAIN_CALLS } from './fakes';
import { digitsOf, type Prepared } from './prepare';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { type Attached, PRESSES, type Step } from './schema';
import type { World } from './world';

export interface Performance {
  readonly world: World;
  readonly prepared: Prepared;
  readonly seed: string;
  /** What the page is asked for first is what the scenario says; what is asked for later is valid. */
  readonly firstCode: Parameters<typeof digitsOf>[0];
  /** Lets something happen after so long. */
  readonly later: (ms: number, work: () => void) => void;
  /** The power comes back after so long. */
  readonly powerOff: (ms: number) => void;
  readonly fail: (difference: Difference) => void;
}

/** Rejects with a PortalRefusal where the portal does not let the administrator do it. */
export async function perform(stage: Performance, step: Step, byItself: boolean): Promise<void> {
  const { world, fail } = stage;
  if (step.installer !== undefined) install(stage, step.installer, byItself);
  if (step.administrator !== undefined) await administer(stage, step.administrator);
  if (step.network !== undefined) changeNetwork(stage, step);
  if (step.portal !== undefined) await changePortal(world, step.portal);
  if (step.keychain !== undefined) changeKeychain(world, step.keychain);
  if (step.disk === 'damaged') await world.damageDisk();
  else if (step.disk !== undefined) world.faults.disk = step.disk === 'full' ? 'full' : null;
  if (step.identity !== undefined) world.faults.identity = step.identity === 'works' ? null : step.identity;
  if (step.peripherals !== undefined)
    world.faults.peripherals = peripheralsOf(world.faults.peripherals, step.peripherals);
  if (step.timer !== undefined) world.clock.breakWaits();
  if (step.clock !== undefined) {
    world.clock.setWrong('forward' in step.clock ? milliseconds(step.clock.forward) : -milliseconds(step.clock.back));
    world.clock.wakeDue();
  }
  if (step.power !== undefined) stage.powerOff(step.power === 'cut' ? 0 : milliseconds(step.power.off));
  if (step.shows !== undefined) differences(world.console.view(), step.shows).forEach(fail);
}

/** What is attached after a change. */
export function peripheralsOf(before: Peripherals, changed: Attached = {}): Peripherals {
  const isThere = (name: keyof Attached): boolean | null => {
    const now = changed[name];
    return now === undefined ? before[name] : now === 'attached';
  };
  return {
    hdmiIngest: isThere('hdmiIngest'),
    frontOfRoomDisplay: isThere('frontOfRoomDisplay'),
    touchKeyboard: isThere('touchKeyboard'),
  };
}

function install(stage: Performance, act: NonNullable<Step['installer']>, byItself: boolean): void {
  if (act === 'wait') return;
  const { console } = stage.world;
  if (!send(stage, act, byItself)) {
    const received = `impossible in ${console.state()}`;
    stage.fail({ what: `the installer's act ${JSON.stringify(act)}`, expected: 'possible', received });
  }
}

function send(stage: Performance, act: NonNullable<Step['installer']>, byItself: boolean): boolean {
  const { console, admin } = stage.world;
  const { upn, credentials } = stage.prepared;
  if (act === 'reset') return console.reset();
  if (typeof act === 'string') {
    const press = PRESSES.find((each) => each === act);
    return press !== undefined && console.send({ type: press });
  }
  if ('enterCode' in act) {
    const kind = byItself ? stage.firstCode : act.enterCode;
    return console.enterOtp(digitsOf(kind, credentials.otp, stage.seed));
  }
  if ('connect' in act) {
    return console.send({ type: 'connect', address: act.connect === 'portal' ? admin.url : act.connect });
  }
  const password = act.signIn.password === 'right' ? (credentials.password ?? '') : 'not the right password';
  return console.signInManually(act.signIn.email ?? upn, password);
}

async function administer({ world, prepared }: Performance, act: NonNullable<Step['administrator']>): Promise<void> {
  const { admin } = world;
  const { accountId, credentials } = prepared;
  if (act === 'approve') return admin.decide(accountId, { decision: 'approve' });
  if (act === 'revoke') return admin.revoke(credentials.otpId);
  if (act === 'newCode') {
    prepared.credentials = await admin.generateOtp(accountId);
    return;
  }
  if ('account' in act) return admin.change(accountId, act.account);
  const note = act.note === undefined ? {} : { note: act.note };
  return admin.decide(accountId, { decision: 'reject', reason: act.reject, ...note });
}

function changeNetwork({ world, later }: Performance, step: Step): void {
  const { gate, faults } = world;
  const { network } = step;
  const mend = (): void => {
    faults.latencyMs = 0;
    gate.mend();
  };
  if (network === undefined || network === 'works') mend();
  else if (typeof network === 'object') faults.latencyMs = milliseconds(network.latency);
  else gate.break(network, step.requests);
  if (step.for !== undefined) later(milliseconds(step.for), mend);
}

async function changePortal({ admin }: World, fault: NonNullable<Step['portal']>): Promise<void> {
  if (fault === 'works') return admin.clearFaults();
  const { answers } = fault;
  const what = typeof answers === 'number' ? { kind: 'status' as const, status: answers } : { kind: answers };
  const seconds = fault.retryAfter === undefined ? null : Math.ceil(milliseconds(fault.retryAfter) / 1_000);
  await admin.addFault({
    path: PATHS[fault.path],
    ...what,
    ...(seconds === null ? {} : { retryAfterSeconds: seconds }),
    ...(fault.times === undefined ? {} : { times: fault.times }),
  });
}

function changeKeychain({ faults }: World, keychain: NonNullable<Step['keychain']>): void {
  if (keychain === 'works') faults.keychain = null;
  else if (typeof keychain === 'object') faults.keychain = keychain;
  else faults.keychain = { fault: keychain, calls: KEYCHAIN_CALLS };
}
