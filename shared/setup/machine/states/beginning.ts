/** From the welcome page to the agreement. */
import { assign } from 'xstate';
import type { CheckId, DeviceCheck } from '../../contract/view';
import type { SetupContext } from '../context';
import { machineSetup, ofError, portalUrlOf, type VerifyOutput } from '../machine-setup';

const { createStateConfig } = machineSetup;

const changePortal = { guard: 'mayChangePortal', target: 'connect', actions: 'clearError' } as const;

export const welcome = createStateConfig({
  entry: 'clearError',
  on: { getStarted: { target: 'verifyingDevice' }, changePortal },
});

export const verifyingDevice = createStateConfig({
  entry: ['clearError', assign({ checks: [] })],
  invoke: {
    src: 'verifyDevice',
    input: ({ context }) => ({ portalUrl: portalUrlOf(context) }),
    onDone: [
      {
        guard: ({ event }) => event.output.checks.some((check) => check.outcome === 'failed'),
        target: 'deviceVerificationFailed',
        actions: assign(({ event, context }) => ({
          ...verified(event.output, context.portal),
          error: event.output.checks.find((check) => check.outcome === 'failed')?.error ?? null,
        })),
      },
      { target: 'agreement', actions: assign(({ event, context }) => verified(event.output, context.portal)) },
    ],
    // What was not checked to its end is no check: a page with one that runs for ever would say so.
    onError: {
      target: 'deviceVerificationFailed',
      actions: [{ type: 'fail', params: ofError }, assign({ checks: [] })],
    },
  },
  on: {
    checksChanged: { actions: assign(({ event }) => ({ checks: [...event.checks] })) },
    back: { target: 'welcome' },
  },
});

/**
 * Make, model and serial never block setup, and a display may be mounted after it; a keychain or a portal that does not answer
 * would only fail later.
 */
const DISPENSABLE: ReadonlySet<CheckId> = new Set<CheckId>(['identity', 'frontOfRoomDisplay']);

export const deviceVerificationFailed = createStateConfig({
  on: {
    retry: { target: 'verifyingDevice' },
    continueAnyway: {
      guard: ({ context }) =>
        context.checks.length > 0 &&
        context.checks.every((check) => DISPENSABLE.has(check.id) || check.outcome !== 'failed'),
      target: 'agreement',
      actions: 'clearError',
    },
    changePortal,
    back: { target: 'welcome' },
  },
});

export const agreement = createStateConfig({
  entry: 'clearError',
  on: { accept: { target: 'oneTimePassword' }, decline: { target: 'welcome' } },
});

function verified(
  output: VerifyOutput,
  known: SetupContext['portal'],
): Pick<SetupContext, 'device' | 'portal'> & { checks: DeviceCheck[] } {
  const portal = output.portal === null ? known : { ...output.portal, domains: [...output.portal.domains] };
  return { device: output.device, checks: [...output.checks], portal };
}
