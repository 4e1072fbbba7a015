/** The console's handling of each kind of fault, by name, and the console without it. */
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { setupMachine } from '@roomkey/shared/setup/machine/machine';
import type { Ports } from '@roomkey/shared/setup/machine/ports';
import { aroundCalls, type CallName } from '../../console/around-calls';
import type { Alterations } from '../../scenario/world';

export interface Handler {
  readonly fault: string;
  readonly handling: string;
  /** The scenario that must notice. */
  readonly scenario: string;
  readonly removed: () => Alterations;
}

/** As without a row of a table that gives failures their meaning: what it knew is then what `becomes` says. */
const unknown =
  (code: ErrorCode, becomes: ErrorCode = 'internal.unexpected') =>
  (): Alterations => ({
    aroundPorts: (ports) =>
      aroundCalls(ports, (_name, call) =>
        call().catch((thrown: unknown) => {
          throw thrown instanceof SetupFailure && thrown.code === code ? new SetupFailure(becomes) : thrown;
        }),
      ),
  });
const row = (fault: string, code: ErrorCode, scenario: string, becomes?: ErrorCode): Handler => ({
  fault,
  handling: `the meaning of ${code}`,
  scenario,
  removed: unknown(code, becomes),
});
const ports = (change: (ports: Ports) => Ports) => (): Alterations => ({ aroundPorts: change });
const never = (name: CallName, answer: unknown) =>
  ports((real) => aroundCalls(real, (called, call) => (called === name ? (Promise.resolve(answer) as never) : call())));

export const HANDLERS: readonly Handler[] = [
  row('latency beyond the limit', 'portal.timedOut', 'too-slow-network'),
  row('drop', 'portal.timedOut', 'waiting-no-answers'),
  row('reset', 'portal.unreachable', 'waiting-connection-reset'),
  row('truncated', 'portal.unreachable', 'waiting-truncated-answers'),
  row('DNS failure', 'portal.nameNotFound', 'no-portal'),
  row('wrong certificate', 'portal.certificateUntrusted', 'waiting-wrong-certificate'),
  row('captive portal that redirects', 'portal.redirected', 'waiting-captive-portal'),
  row('captive portal that answers', 'portal.malformed', 'waiting-captive-page'),
  row('malformed answer', 'portal.malformed', 'waiting-malformed-answers'),
  row('no HTTP', 'portal.malformed', 'waiting-not-http'),
  row('proxy', 'portal.proxy', 'waiting-proxy-refuses'),
  row('429', 'portal.busy', 'waiting-too-many-requests'),
  row('5xx', 'portal.failing', 'waiting-server-errors'),
  {
    fault: 'Retry-After',
    handling: 'waiting as long as the portal asks',
    scenario: 'retry-after-is-kept',
    removed: ports((real) =>
      aroundCalls(real, (_name, call) =>
        call().catch((thrown: unknown) => {
          throw thrown instanceof SetupFailure ? new SetupFailure(thrown.code, thrown.params) : thrown;
        }),
      ),
    ),
  },
  row('unknown code', 'otp.unknown', 'code-unknown', 'portal.refusedConsole'),
  row('expired code', 'otp.expired', 'code-expired', 'portal.refusedConsole'),
  row('used code', 'otp.used', 'code-used', 'portal.refusedConsole'),
  row('revoked code', 'otp.revoked', 'code-revoked', 'portal.refusedConsole'),
  row('too many guesses', 'otp.tooManyGuesses', 'too-many-guesses', 'portal.busy'),
  row('credential gone', 'credential.gone', 'credential-gone', 'portal.refusedConsole'),
  row('no licence', 'signIn.licenceMissing', 'account-without-licence', 'signIn.refused'),
  row('password expired', 'signIn.passwordExpired', 'account-password-expired', 'signIn.refused'),
  row('second factor', 'signIn.mfaRequired', 'account-needs-second-factor', 'signIn.refused'),
  row('blocked by policy', 'signIn.blockedByPolicy', 'account-blocked-by-policy', 'signIn.refused'),
  row('account disabled', 'signIn.accountDisabled', 'account-disabled', 'signIn.refused'),
  row('wrong password', 'signIn.wrongPassword', 'manual-setup', 'signIn.refused'),
  row('device that does not answer', 'identity.timedOut', 'device-identity-fails'),
  row('no keychain', 'vault.missing', 'no-keychain', 'vault.failed'),
  {
    fault: 'keychain that keeps nothing',
    handling: 'the probe before a code is spent',
    scenario: 'keychain-keeps-nothing',
    removed: never('vault.probe', undefined),
  },
  {
    fault: 'locked keychain',
    handling: 'the guard that tells keychain from network',
    scenario: 'keychain-locked-when-storing',
    removed: () => ({ machine: setupMachine.provide({ guards: { vault: () => false } }) }),
  },
  {
    fault: 'no make or serial',
    handling: 'a warning instead of a failure',
    scenario: 'device-reports-nothing',
    removed: ports((real) => ({
      ...real,
      probe: {
        async read(signal) {
          const device = await real.probe.read(signal);
          if (device.make === null || device.serial === null) throw new SetupFailure('identity.failed');
          return device;
        },
      },
    })),
  },
  ...(
    [
      ['no HDMI ingest module', 'no-hdmi-ingest'],
      ['no front-of-room display', 'no-front-of-room-display'],
      ['no touch keyboard', 'no-touch-keyboard'],
    ] as const
  ).map(([fault, scenario]) => ({
    ...{ fault, scenario, handling: 'looking what is attached' },
    removed: never('probe.peripherals', { hdmiIngest: null, frontOfRoomDisplay: null, touchKeyboard: null }),
  })),
  {
    fault: 'full disk',
    handling: 'saying so, and saving again',
    scenario: 'disk-full',
    removed: ports((real) =>
      aroundCalls(real, (name, call) => (name === 'store.save' ? call().catch(() => undefined as never) : call())),
    ),
  },
  {
    fault: 'power cut',
    handling: 'the saved state',
    scenario: 'power-cut-while-waiting',
    removed: never('store.load', null),
  },
  {
    fault: 'clock set back',
    handling: 'waits that do not get longer',
    scenario: 'clock-set-back',
    removed: ports((real) => ({
      ...real,
      clock: {
        now: () => real.clock.now(),
        async sleepUntil(deadline, signal) {
          while (real.clock.now() < deadline) await real.clock.sleepUntil(deadline, signal);
        },
      },
    })),
  },
  {
    fault: 'clock set forward',
    handling: 'the portal’s word over the console’s clock',
    scenario: 'clock-set-forward',
    removed: ports((real) => {
      let expiresAt = Number.POSITIVE_INFINITY;
      return {
        ...real,
        portal: {
          ...real.portal,
          async authorizeDevice(request, signal) {
            const answer = await real.portal.authorizeDevice(request, signal);
            expiresAt = real.clock.now() + answer.expiresInSeconds * 1_000;
            return answer;
          },
          poll: (request, signal) =>
            real.clock.now() > expiresAt ? Promise.resolve({ kind: 'expired' }) : real.portal.poll(request, signal),
        },
      };
    }),
  },
];
