/** The machine with its real actors, each made of the ports. Outputs and failures are stamped with the time here. */
import { type AnyActorRef, fromPromise } from 'xstate';
import type { DeviceCheck } from '../contract/view';
import { connectPortal } from './actors/connect-portal';
import { poll, storeFromManual, storeFromRequest } from './actors/credential';
import { clearConsole, openVault } from './actors/clear-console';
import { forgetRequest } from './actors/forget-request';
import type { SessionSecrets } from './actors/session-secrets';
import { selfCheck } from './actors/self-check';
import { signIn, signInManually } from './actors/sign-in';
import { submitOtp } from './actors/submit-otp';
import { verifyDevice } from './actors/verify-device';
import type { SetupContext } from './context';
import { type Stamped, stamp } from './failure';
import { setupMachine, type SetupMachine } from './machine';
import type { SetupEvent } from './machine-setup';
import type { Ports } from './ports';
import type { SecretBox } from './secret-box';

/** By this name the actors know the machine. */
export const MACHINE_ID = 'setup';

/** What the machine has of whoever runs it: what a reset leads back to and clears beyond the ports, and who hears of the checks. */
export interface Host {
  readonly locale: SetupContext['locale'];
  readonly portalUrl: string | null;
  readonly portalPin: string | null;
  /** Forgets what whoever runs the machine keeps of the room. May be called again. Rejects with a SetupFailure. */
  readonly clearHost: () => Promise<void>;
  /** Hears how far the checks of the device are, until they end or are given up. */
  readonly onChecks: (checks: readonly DeviceCheck[]) => void;
}

/** `machine` is the console's own; a test of the tests passes one from which a branch was taken out. */
export function createMachine(
  ports: Ports,
  box: SecretBox,
  session: SessionSecrets,
  { locale, portalUrl, portalPin, clearHost, onChecks }: Host,
  machine: SetupMachine = setupMachine,
) {
  /** An actor that stamps what comes out of `work`, be it an output or a failure. */
  function actor<Input, Output extends object>(
    work: (input: Input, signal: AbortSignal, tell: (event: SetupEvent) => void) => Promise<Output>,
  ) {
    return fromPromise<Output & Stamped, Input>(async ({ input, signal, system }) => {
      const tell = (event: SetupEvent): void => {
        // What is told after the state was left would only confuse the next one.
        if (!signal.aborted) (system.get(MACHINE_ID) as AnyActorRef | undefined)?.send(event);
      };
      try {
        const output = await work(input, signal, tell);
        return { ...output, at: ports.clock.now() };
      } catch (thrown) {
        throw stamp(thrown, ports.clock, ports.random);
      }
    });
  }

  return machine.provide({
    actors: {
      connectPortal: actor((input, signal, tell) => connectPortal(ports, input, tell, signal)),
      verifyDevice: actor((input, signal) => verifyDevice(ports, input.portalUrl, onChecks, signal)),
      submitOtp: actor((input, signal) => submitOtp(ports, box, session, input, signal)),
      pollPortal: actor((input, signal) => poll(ports, session, input, signal)),
      storeCredential: actor(async (input, signal) => ({
        account:
          input.requestId === null
            ? await storeFromManual(ports, box, input.manual, input.roomName, signal)
            : await storeFromRequest(
                ports,
                session,
                { portalUrl: input.portalUrl, requestId: input.requestId },
                signal,
              ),
      })),
      signIn: actor((input, signal) => signIn(ports, session, input.portalUrl, signal)),
      signInManually: actor((input, signal) => signInManually(ports, box, session, input, signal)),
      reportHealth: actor(async (input, signal) => ({
        ...(await selfCheck(ports, session, input, signal)),
        jitter: ports.random.fraction(),
      })),
      forgetRequest: actor(async (input, signal) => {
        await forgetRequest(ports, session, input, signal);
        return {};
      }),
      openVault: actor(async ({ inUse }, signal) => {
        await openVault(ports, inUse, signal);
        return {};
      }),
      clearConsole: actor(async (input, signal) => {
        await clearHost();
        await clearConsole(ports, box, session, input, signal);
        return { locale, portalUrl, portalPin };
      }),
      waitUntil: actor(async (input, signal) => {
        await ports.clock.sleepUntil(Math.min(input.deadline, ports.clock.now() + input.longestMs), signal);
        return {};
      }),
    },
  });
}
