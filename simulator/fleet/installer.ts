/** The person in front of one console of a fleet: reads the page, presses what a person would press. */
import { setTimeout as pause } from 'node:timers/promises';
import { isPassing } from '@roomkey/shared/setup/contract/errors';
import type { SetupView, Step } from '@roomkey/shared/setup/contract/view';
import type { SimulatedConsole } from '../console/simulated-console';

/** A person who is refused for a passing reason tries again so often, after so long. */
const patience = 20;
const pauseMs = 3_000;

const PAST_THE_CODE: readonly Step[] = ['awaitingApproval', 'storingCredentials', 'signingIn', 'signedIn', 'home'];
const DEAD_ENDS: readonly Step[] = [
  'rejected',
  'expired',
  'cancelled',
  'vaultUnavailable',
  'signInFailed',
  'manualSetup',
  'connect',
];

/** The console stands where a person of the fleet does not go on. */
class StuckConsole extends Error {
  constructor({ step, error }: SetupView) {
    super(error === null ? `The console stands at ${step}.` : `The console stands at ${step} with ${error.code}.`);
  }
}

/** From the first page to the wait for approval; auto approval may have carried the console further. */
export async function enterCode(
  console: SimulatedConsole,
  otp: string,
  { limitMs, signal }: { limitMs: number; signal: AbortSignal },
): Promise<void> {
  const until = performance.now() + limitMs;
  for (let refusals = 0; ;) {
    const view = await console.waitFor(asksForAnAct, Math.max(1, until - performance.now()));
    if (PAST_THE_CODE.includes(view.step)) return;
    if (view.error !== null) {
      refusals += 1;
      if (!mayTryAgain(view) || refusals > patience) throw new StuckConsole(view);
      await pause(pauseMs, undefined, { signal });
    }
    if (!act(console, view, otp)) throw new StuckConsole(view);
  }
}

/** From the approval to the room's home, reported. */
export async function reachHome(console: SimulatedConsole, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs;
  const left = (): number => Math.max(1, until - performance.now());
  const reached = await console.waitFor(
    ({ step }) => step === 'signedIn' || step === 'home' || isDeadEnd(step),
    left(),
  );
  if (reached.step === 'signedIn') console.send({ type: 'continue' });
  const view = await console.waitFor(
    ({ step, health }) => isDeadEnd(step) || (step === 'home' && health.checkedAt !== null && health.error === null),
    left(),
  );
  if (isDeadEnd(view.step)) throw new StuckConsole(view);
}

const isDeadEnd = (step: Step): boolean => DEAD_ENDS.includes(step);

function asksForAnAct({ step, busy }: SetupView): boolean {
  const standsStill = ['welcome', 'agreement', 'deviceVerificationFailed'].includes(step);
  return standsStill || (step === 'oneTimePassword' && !busy) || PAST_THE_CODE.includes(step) || isDeadEnd(step);
}

/** A wrong code is never sent again: the portal counts those against everybody behind this address. */
function mayTryAgain({ step, error }: SetupView): boolean {
  if (error === null) return true;
  if (!isPassing(error.code) && error.code !== 'otp.tooManyGuesses') return false;
  return step === 'oneTimePassword' || step === 'deviceVerificationFailed';
}

function act(console: SimulatedConsole, view: SetupView, otp: string): boolean {
  switch (view.step) {
    case 'welcome':
      return console.send({ type: 'getStarted' });
    case 'agreement':
      return console.send({ type: 'accept' });
    case 'deviceVerificationFailed':
      return console.send({ type: 'retry' });
    case 'oneTimePassword':
      return console.send({ type: 'retry' }) || console.enterOtp(otp);
    default:
      return false;
  }
}
