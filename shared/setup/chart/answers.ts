/**
 * What each actor of the machine may answer, one sample of each kind. Whoever walks, draws or replays the machine tries
 * these; members that no guard looks at hold values of a sample.
 */
import { ERROR_CODES, type ErrorCode } from '../contract/errors';
import type { DeviceCheck } from '../contract/view';
import type { RequestReference } from '../machine/context';
import { ActorFailure } from '../machine/failure';

export interface Answer {
  /** Short, for a label: `approved`. Empty where there is only one kind. */
  readonly name: string;
  /** The actor's output, without its time. */
  readonly output: object;
}

const PORTAL = { url: 'http://127.0.0.1:1', organisation: 'Contoso', domains: ['contoso.example'] };
const CERTIFICATE = {
  fingerprint: '00'.repeat(32),
  subject: 'Portal',
  issuer: 'Contoso CA',
  validFrom: 0,
  validUntil: 1,
  expected: null,
};
const DEVICE = { make: 'Lenovo', model: 'ThinkSmart Core', serial: 'SN1', os: 'Windows', source: 'measured' } as const;
const ACCOUNT = { upn: 'room@contoso.example', roomName: 'Room' };

const passed = (id: DeviceCheck['id']): DeviceCheck => ({ id, outcome: 'passed', error: null });
const failed = (id: DeviceCheck['id'], code: ErrorCode): DeviceCheck => ({
  id,
  outcome: 'failed',
  error: { code, params: {} },
});

/** What is attached, where its absence stops setup. */
const MISSING = [
  ['hdmiIngest', 'device.noHdmiIngest'],
  ['frontOfRoomDisplay', 'device.noFrontOfRoomDisplay'],
] as const;

/** A request as the portal names it in its answer to an OTP. */
export function sampleRequest(requestId: string, at: number): RequestReference {
  return { requestId, userCode: 'BCDF-GHJK', roomName: 'Room', enteredAt: at, expiresAt: at + 1, intervalSeconds: 5 };
}

/** By the actor's name. `requestId` and `at` (milliseconds since the epoch) go into what names a request. */
export function answersOf(actor: string, requestId: string, at: number): readonly Answer[] {
  switch (actor) {
    case 'connectPortal':
      return [
        { name: 'found', output: { kind: 'found', portal: PORTAL, pin: null } },
        { name: 'certificate unknown', output: { kind: 'certificate', certificate: CERTIFICATE } },
      ];
    case 'verifyDevice':
      return [
        { name: 'all passed', output: { device: DEVICE, checks: [passed('identity')], portal: PORTAL } },
        ...(['identity', 'vault', 'portal'] as const).flatMap(failedChecks),
        ...MISSING.map(([id, code]) => ({
          name: `${id} missing`,
          output: { device: DEVICE, checks: [failed(id, code)], portal: PORTAL },
        })),
      ];
    case 'submitOtp':
      return [{ name: '', output: { request: sampleRequest(requestId, at) } }];
    case 'pollPortal':
      return [
        { name: 'pending', output: { kind: 'pending', held: true } },
        { name: 'pending', output: { kind: 'pending', held: false } },
        { name: 'slow down', output: { kind: 'slowDown' } },
        { name: 'approved', output: { kind: 'approved' } },
        { name: 'rejected', output: { kind: 'rejected', reason: 'Wrong room', note: 'Ask' } },
        { name: 'cancelled', output: { kind: 'cancelled' } },
        { name: 'expired', output: { kind: 'expired' } },
        { name: 'unknown', output: { kind: 'unknown' } },
      ];
    case 'clearConsole':
      return [
        { name: 'no portal’s address', output: { locale: 'en', portalUrl: null } },
        { name: 'portal’s address', output: { locale: 'en', portalUrl: PORTAL.url } },
      ];
    case 'storeCredential':
    case 'signIn':
      return [{ name: '', output: { account: ACCOUNT } }];
    case 'signInManually':
      return [{ name: '', output: { account: ACCOUNT, portal: PORTAL } }];
    case 'reportHealth':
      return [{ name: '', output: { parts: [], jitter: 0.5 } }];
    case 'forgetRequest':
    case 'openVault':
    case 'waitUntil':
      return [{ name: '', output: {} }];
    default:
      throw new Error(`no answers known for actor ${actor}`);
  }
}

/** A check can fail with the codes of its own part, or for a fault of the console itself. */
function failedChecks(id: DeviceCheck['id']): Answer[] {
  const device = id === 'identity' ? null : DEVICE;
  const portal = id === 'portal' ? null : PORTAL;
  return ERROR_CODES.filter((code) => code.startsWith(`${id}.`) || code === 'internal.unexpected').map((code) => ({
    name: `${id} failed`,
    output: { device, checks: [failed(id, code)], portal },
  }));
}

/** A failure as an actor of the console throws it. */
export function failureWith(code: ErrorCode, at: number): ActorFailure {
  return new ActorFailure({ code, params: {} }, at, null, 0.5);
}
