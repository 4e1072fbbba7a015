/**
 * Every step that the console's page can show, and the variants of it that look different: one named view each, with fixed
 * times. What a step allows is what the machine takes there (docs/ARCHITECTURE.md, transition table).
 */
import { BLANK_VIEW, type SetupView } from '@roomkey/shared/setup/contract/view';

const MINUTE = 60_000;

/** The time that every view is looked at: 22 November 2026, 09:30 UTC. */
export const SHOWN_AT = Date.UTC(2026, 10, 22, 9, 30);

const BASE: SetupView = {
  ...BLANK_VIEW,
  revision: 1,
  portal: { url: 'https://portal.contoso.test', organisation: 'Contoso', domains: ['contoso.test'] },
  device: { make: 'Lenovo', model: 'ThinkSmart Hub', serial: 'MJ0A1B2C', os: 'Windows 11 IoT', source: 'measured' },
};

const ENTERING: NonNullable<SetupView['connect']> = {
  phase: 'entering',
  address: null,
  stage: null,
  certificate: null,
  found: null,
};
const TRIED = { ...ENTERING, address: 'https://portal.contoso.test' } as const;
const CERTIFICATE: NonNullable<NonNullable<SetupView['connect']>['certificate']> = {
  fingerprint: '3f9a61c207e8d4b55a10f6c93d2e7b84a1c0599e6df3472b8c15e07a94d6b3f2',
  subject: 'portal.contoso.test',
  issuer: 'Contoso Devices CA 2',
  validFrom: SHOWN_AT - 90 * 24 * 60 * MINUTE,
  validUntil: SHOWN_AT + 275 * 24 * 60 * MINUTE,
  expected: null,
};
const CONNECTING = { step: 'connect', portal: null, device: null } as const;

const PASSED: SetupView['checks'] = [
  { id: 'identity', outcome: 'passed', error: null },
  { id: 'vault', outcome: 'passed', error: null },
  { id: 'portal', outcome: 'passed', error: null },
  { id: 'clock', outcome: 'passed', error: null },
];
const HEALTHY: SetupView['health']['parts'] = [
  { id: 'signIn', outcome: 'passed', error: null },
  { id: 'portal', outcome: 'passed', error: null },
  { id: 'frontOfRoom', outcome: 'passed', error: null },
];
const NO_DISPLAY = { code: 'device.noFrontOfRoomDisplay', params: {} } as const;
const CLOCK_WRONG: SetupView['checks'][number] = {
  id: 'clock',
  outcome: 'warning',
  error: { code: 'device.clockWrong', params: { deviceTime: SHOWN_AT - 26 * 60 * MINUTE, portalTime: SHOWN_AT } },
};
const REQUEST: SetupView['request'] = {
  requestId: 'R-482-915-736',
  userCode: 'WDJB-MJHT',
  roomName: 'Berlin 3.14',
  enteredAt: SHOWN_AT - 4 * MINUTE - 10_000,
  expiresAt: SHOWN_AT + 475 * MINUTE,
};
const ACCOUNT: SetupView['account'] = { upn: 'berlin-3-14@contoso.test', roomName: 'Berlin 3.14' };
const OFFLINE: SetupView['connection'] = { state: 'offline', retryAt: SHOWN_AT + 25_000 };
const UNREACHABLE: SetupView['error'] = { code: 'portal.unreachable', params: {} };
const WAYS_ON: SetupView['allowed'] = ['enterAnotherCode', 'manualSetup', 'startOver'];

/** As long as the portal lets a note be, and with what a note may hold: markup, another direction, a word without a gap. */
const LONG_NOTE =
  'Please call the service desk before you try again. The device in the hall has <b>another</b> serial number than the one we ordered. ' +
  'يرجى الاتصال بمكتب الخدمة 214. ' +
  `https://intranet.contoso.test/rooms/${'berlin-third-floor-'.repeat(6)}plan.pdf`;

const view = (change: Partial<SetupView> & Pick<SetupView, 'step'>): SetupView => ({ ...BASE, ...change });

/** By name, in the order of a setup. */
const CUT_OFF: SetupView['health']['parts'] = [
  { id: 'signIn', outcome: 'failed', error: UNREACHABLE },
  { id: 'portal', outcome: 'unknown', error: null },
  { id: 'frontOfRoom', outcome: 'passed', error: null },
];

export const VIEWS = {
  starting: view({ step: 'starting', busy: true, portal: null, device: null }),
  connect: view({ ...CONNECTING, allowed: ['connect'], connect: ENTERING }),
  connectTesting: view({
    ...CONNECTING,
    busy: true,
    allowed: ['back'],
    connect: { ...TRIED, phase: 'testing', stage: 'protect' },
  }),
  connectFailed: view({
    ...CONNECTING,
    allowed: ['connect'],
    connect: { ...TRIED, stage: 'name' },
    error: { code: 'portal.nameNotFound', params: { host: 'portal.contoso.test' } },
  }),
  connectCertificate: view({
    ...CONNECTING,
    allowed: ['confirmCertificate', 'back'],
    connect: { ...TRIED, phase: 'confirmingCertificate', stage: 'protect', certificate: CERTIFICATE },
  }),
  connectCertificateChanged: view({
    ...CONNECTING,
    allowed: ['confirmCertificate', 'back'],
    connect: {
      ...TRIED,
      phase: 'confirmingCertificate',
      stage: 'protect',
      certificate: { ...CERTIFICATE, expected: CERTIFICATE.fingerprint.split('').toReversed().join('') },
    },
  }),
  connectOrganisation: view({
    ...CONNECTING,
    allowed: ['confirmOrganisation', 'back'],
    connect: {
      ...TRIED,
      phase: 'confirmingOrganisation',
      stage: 'ask',
      found: { url: 'https://portal.contoso.test', organisation: 'Contoso', domains: ['contoso.test'] },
    },
  }),
  welcome: view({ step: 'welcome', allowed: ['setLocale', 'getStarted', 'changePortal'] }),
  verifyingDevice: view({
    step: 'verifyingDevice',
    busy: true,
    allowed: ['back'],
    checks: [
      PASSED[0]!,
      { id: 'vault', outcome: 'running', error: null },
      { id: 'portal', outcome: 'running', error: null },
      { id: 'clock', outcome: 'waiting', error: null },
      { id: 'frontOfRoomDisplay', outcome: 'passed', error: null },
    ],
  }),
  displayMissing: view({
    step: 'deviceVerificationFailed',
    allowed: ['retry', 'continueAnyway', 'changePortal', 'back'],
    error: NO_DISPLAY,
    checks: [...PASSED, { id: 'frontOfRoomDisplay', outcome: 'failed', error: NO_DISPLAY }],
  }),
  deviceVerificationFailed: view({
    step: 'deviceVerificationFailed',
    allowed: ['retry', 'changePortal', 'back'],
    error: { code: 'vault.locked', params: {} },
    checks: [
      PASSED[0]!,
      { id: 'vault', outcome: 'failed', error: { code: 'vault.locked', params: {} } },
      PASSED[2]!,
      { id: 'frontOfRoomDisplay', outcome: 'warning', error: { code: 'device.noFrontOfRoomDisplay', params: {} } },
    ],
  }),
  deviceUnknown: view({
    step: 'deviceVerificationFailed',
    allowed: ['retry', 'continueAnyway', 'changePortal', 'back'],
    device: { make: null, model: null, serial: null, os: 'Windows 11 IoT', source: 'measured' },
    error: { code: 'identity.failed', params: {} },
    checks: [{ id: 'identity', outcome: 'failed', error: { code: 'identity.failed', params: {} } }, ...PASSED.slice(1)],
  }),
  agreement: view({ step: 'agreement', allowed: ['accept', 'decline'], checks: PASSED }),
  agreementAfterWarning: view({
    step: 'agreement',
    allowed: ['accept', 'decline'],
    checks: [...PASSED.slice(0, 3), CLOCK_WRONG, { id: 'frontOfRoomDisplay', outcome: 'warning', error: NO_DISPLAY }],
  }),
  oneTimePassword: view({ step: 'oneTimePassword', allowed: ['submitOtp', 'manualSetup', 'back'] }),
  oneTimePasswordUnknown: view({
    step: 'oneTimePassword',
    allowed: ['submitOtp', 'manualSetup', 'back'],
    error: { code: 'otp.unknown', params: {} },
  }),
  oneTimePasswordGuessed: view({
    step: 'oneTimePassword',
    allowed: ['submitOtp', 'manualSetup', 'back'],
    error: { code: 'otp.tooManyGuesses', params: { seconds: 90 } },
  }),
  oneTimePasswordSubmitting: view({ step: 'oneTimePassword', busy: true, allowed: ['back'] }),
  awaitingApproval: view({ step: 'awaitingApproval', allowed: ['cancelRequest'], request: REQUEST }),
  awaitingApprovalSoonOver: view({
    step: 'awaitingApproval',
    allowed: ['cancelRequest'],
    request: { ...REQUEST, enteredAt: SHOWN_AT - 470 * MINUTE, expiresAt: SHOWN_AT + 3 * MINUTE + 20_000 },
  }),
  awaitingApprovalOffline: view({
    step: 'awaitingApproval',
    allowed: ['cancelRequest', 'retry'],
    request: REQUEST,
    connection: OFFLINE,
    error: UNREACHABLE,
  }),
  rejected: view({
    step: 'rejected',
    allowed: WAYS_ON,
    request: REQUEST,
    rejection: { reason: 'Wrong room', note: 'Berlin 3.14 was set up on Monday. This is 3.15.' },
  }),
  rejectedWithLongNote: view({
    step: 'rejected',
    allowed: WAYS_ON,
    request: REQUEST,
    rejection: { reason: 'Details do not match', note: LONG_NOTE },
  }),
  rejectedWithoutReason: view({
    step: 'rejected',
    allowed: WAYS_ON,
    request: REQUEST,
    rejection: { reason: null, note: null },
  }),
  expired: view({ step: 'expired', allowed: WAYS_ON, error: { code: 'request.expired', params: {} } }),
  expiredUnknown: view({ step: 'expired', allowed: WAYS_ON, error: { code: 'request.unknown', params: {} } }),
  cancelled: view({ step: 'cancelled', allowed: WAYS_ON }),
  storingCredentials: view({ step: 'storingCredentials', busy: true, allowed: ['startOver'], request: REQUEST }),
  storingCredentialsOffline: view({
    step: 'storingCredentials',
    allowed: ['retry', 'startOver'],
    request: REQUEST,
    connection: OFFLINE,
    error: UNREACHABLE,
  }),
  vaultUnavailable: view({
    step: 'vaultUnavailable',
    allowed: ['retry', 'startOver'],
    request: REQUEST,
    error: { code: 'vault.locked', params: {} },
  }),
  signingIn: view({ step: 'signingIn', busy: true, allowed: ['startOver'], request: REQUEST, account: ACCOUNT }),
  signingInOffline: view({
    step: 'signingIn',
    allowed: ['retry', 'startOver'],
    request: REQUEST,
    account: ACCOUNT,
    connection: OFFLINE,
    error: UNREACHABLE,
  }),
  signInFailed: view({
    step: 'signInFailed',
    allowed: ['retry', ...WAYS_ON],
    request: REQUEST,
    account: ACCOUNT,
    error: { code: 'signIn.mfaRequired', params: { code: 'AADSTS50076' } },
  }),
  manualSetup: view({ step: 'manualSetup', allowed: ['submitManual', 'back'] }),
  manualSetupRefused: view({
    step: 'manualSetup',
    allowed: ['submitManual', 'back'],
    error: { code: 'signIn.wrongPassword', params: { code: 'AADSTS50126' } },
  }),
  startingOver: view({ step: 'startingOver', busy: true }),
  resetting: view({ step: 'resetting', busy: true, reset: 'tellingPortal' }),
  resettingBlocked: view({
    step: 'resetting',
    allowed: ['retry', 'back'],
    reset: 'blocked',
    error: { code: 'vault.locked', params: {} },
  }),
  signedIn: view({ step: 'signedIn', allowed: ['continue'], request: REQUEST, account: ACCOUNT }),
  home: view({
    step: 'home',
    account: ACCOUNT,
    health: { error: null, checkedAt: SHOWN_AT - 2 * MINUTE, parts: HEALTHY },
  }),
  homeUnhealthy: view({
    step: 'home',
    allowed: ['retry'],
    account: ACCOUNT,
    health: { error: UNREACHABLE, checkedAt: SHOWN_AT - 2 * MINUTE, parts: CUT_OFF },
  }),
  unsaved: view({
    step: 'welcome',
    allowed: ['setLocale', 'getStarted'],
    storage: { code: 'state.unwritable', params: {} },
  }),
} as const satisfies Readonly<Record<string, SetupView>>;

export type ViewName = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as readonly ViewName[];
