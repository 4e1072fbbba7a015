/** The views that a console can start with, one for each screen that the build renders, with marks for what only a console knows. */
import { HALF_HOUR, mark } from '@roomkey/shared/first-paint/holes';
import { REJECTION_REASONS } from '@roomkey/shared/protocol/lists';
import { ERROR_CODES, type SetupError } from '@roomkey/shared/setup/contract/errors';
import type { IntentType } from '@roomkey/shared/setup/contract/intents';
import { BLANK_VIEW, type SetupView } from '@roomkey/shared/setup/contract/view';

/** Begins a half hour. Times are told apart by their distance to it: see open-format.ts. */
const HALF_HOUR_BEGUN = Date.UTC(2026, 10, 22, 9);
const NOW = HALF_HOUR_BEGUN + 60_000;
export const TIMES = {
  halfHourBegun: HALF_HOUR_BEGUN,
  now: NOW,
  enteredAt: NOW - 7 * 60_000,
  checkedAt: NOW - 2 * 60_000,
  expiresAt: NOW + 17 * HALF_HOUR,
};

/** An address whose two forms are found again in what was rendered: whole, and its host alone. */
export const PORTAL_HOST = 'hole.portal.invalid';

const NAMED: NonNullable<SetupView['portal']> = {
  url: `https://${PORTAL_HOST}`,
  organisation: mark('organisation'),
  domains: [mark('domains')],
};
/** Not asked yet, or not since this version is installed. */
const NAMELESS = { ...NAMED, organisation: null, domains: [] };
const REQUEST: NonNullable<SetupView['request']> = {
  requestId: mark('requestId'),
  userCode: `${mark('codeStart')}-${mark('codeEnd')}`,
  roomName: mark('requestRoom'),
  enteredAt: TIMES.enteredAt,
  expiresAt: TIMES.expiresAt,
};
const ACCOUNT = { upn: mark('upn'), roomName: mark('room') };
const DEVICE = { make: mark('make'), model: mark('model'), serial: mark('serial'), os: mark('os') };
const WAYS_ON: readonly IntentType[] = ['enterAnotherCode', 'manualSetup', 'startOver'];

const BASE: SetupView = {
  ...BLANK_VIEW,
  portal: NAMED,
};

const view = (change: Partial<SetupView> & Pick<SetupView, 'step'>): SetupView => ({ ...BASE, ...change });

/** Whatever text an error has; its reference, where it can have one, is open. */
const errors = (prefix: 'vault.' | 'signIn.' | 'request.', params: SetupError['params'] = {}): SetupError[] =>
  ERROR_CODES.filter((code) => code.startsWith(prefix)).map((code) => ({ code, params }));

function connecting(): SetupView {
  const connect = { phase: 'entering', address: null, stage: null, certificate: null, found: null } as const;
  return view({ step: 'connect', allowed: ['connect'], portal: null, connect });
}

/** Why, with a note or without, and what the device is. */
function rejections(): SetupView[] {
  const devices = (['measured', 'profile'] as const).map((source) => ({ ...DEVICE, source }));
  return REJECTION_REASONS.flatMap((reason) =>
    [mark('note'), null].flatMap((note) =>
      devices.map((device) => view({ step: 'rejected', allowed: WAYS_ON, rejection: { reason, note }, device })),
    ),
  );
}

function homes(): SetupView[] {
  const models = [mark('model'), 'Surface Hub 3'].map((model) => ({ ...DEVICE, model, source: 'measured' as const }));
  const states = [
    { checkedAt: null, allowed: [] },
    { checkedAt: TIMES.checkedAt, allowed: [] },
    { checkedAt: TIMES.checkedAt, allowed: ['retry'] },
  ] as const;
  return models.flatMap((device) =>
    states.map(({ checkedAt, allowed }) =>
      view({ step: 'home', allowed, account: ACCOUNT, device, health: { error: null, checkedAt, parts: [] } }),
    ),
  );
}

/** Typed by hand, an account goes the same way without a request. */
const passing = (step: 'storingCredentials' | 'signingIn') =>
  [REQUEST, null].map((request) => view({ step, busy: true, allowed: ['startOver'], request }));

export const RESTING_VIEWS: readonly SetupView[] = [
  connecting(),
  view({ step: 'welcome', allowed: ['getStarted'] }),
  // Whoever stands at the console chose the portal, and may change it.
  view({ step: 'welcome', allowed: ['getStarted', 'changePortal'] }),
  view({ step: 'agreement', allowed: ['accept', 'decline'] }),
  view({ step: 'oneTimePassword', allowed: ['submitOtp', 'manualSetup', 'back'] }),
  ...[NAMED, NAMELESS].map((portal) => view({ step: 'manualSetup', allowed: ['submitManual', 'back'], portal })),
  ...[NAMED, NAMELESS].map((portal) =>
    view({ step: 'awaitingApproval', allowed: ['cancelRequest'], portal, request: REQUEST }),
  ),
  ...rejections(),
  ...errors('request.').map((error) => view({ step: 'expired', allowed: WAYS_ON, error })),
  view({ step: 'cancelled', allowed: WAYS_ON }),
  ...passing('storingCredentials'),
  ...errors('vault.').map((error) => view({ step: 'vaultUnavailable', allowed: ['retry', 'startOver'], error })),
  ...passing('signingIn'),
  ...errors('signIn.', { code: mark('errorCode') }).map((error) =>
    view({ step: 'signInFailed', allowed: ['retry', ...WAYS_ON], error, account: ACCOUNT }),
  ),
  ...homes(),
  ...(['checking', 'tellingPortal', 'clearing'] as const).map((reset) =>
    view({ step: 'resetting', busy: true, reset }),
  ),
];
