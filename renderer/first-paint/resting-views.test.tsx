// @vitest-environment node
/** The screens that the build renders are those that a console can start with: compared with the machine itself. */
import { screenKey } from '@roomkey/shared/first-paint/screen-key';
import { initialContext, type SetupContext, type Stage, STAGES } from '@roomkey/shared/setup/machine/context';
import { firstView } from '@roomkey/shared/setup/machine/first-view';
import { MACHINE_VERSION } from '@roomkey/shared/setup/machine/machine';
import { toResumeRecord } from '@roomkey/shared/setup/machine/resume-record';
import { allStates, machineFingerprint, pathOf, stageOf } from '@roomkey/shared/setup/machine/snapshot-codec';
import type { ErrorCode, SetupError } from '@roomkey/shared/setup/contract/errors';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { expect, it } from 'vitest';
import { RESTING_VIEWS, TIMES } from './resting-views';

const URL = 'https://portal.contoso.test';
const { now } = TIMES;
const rendered = new Set(RESTING_VIEWS.map((view) => screenKey(view, now)));
const isRendered = (view: SetupView) => rendered.has(screenKey(view, now));

const REQUEST: SetupContext['request'] = {
  ...{ requestId: 'R-1', userCode: 'BCDF-GHJK', roomName: 'Berlin', intervalSeconds: 5 },
  ...{ enteredAt: now - 1, expiresAt: now + 3_600_000 },
};
const ERRORS: Readonly<Partial<Record<Stage, ErrorCode>>> = {
  expired: 'request.expired',
  vaultUnavailable: 'vault.locked',
  signInFailed: 'signIn.wrongPassword',
};

/** A console that has come as far as this stage, as it is written to disk. */
function contextAt(stage: Stage, portalUrl: string | null): SetupContext {
  const code = ERRORS[stage];
  const error: SetupError | null = code === undefined ? null : { code, params: {} };
  return {
    ...initialContext('en', portalUrl),
    portal: { url: URL, organisation: 'Contoso', domains: ['contoso.test'] },
    device: { make: 'HP', model: 'Elite', serial: 'S1', os: 'Windows', source: 'measured' },
    keysMade: true,
    request: REQUEST,
    rejection: { reason: 'Wrong room', note: 'Ask Ada' },
    account: { upn: 'berlin@contoso.test', roomName: 'Berlin' },
    // No room waits for its next check before it has made one.
    health: { error: null, checkedAt: stage === 'home' ? now : null, parts: [] },
    error: error?.code.startsWith('signIn.') ? { ...error, params: { code: 'AADSTS50126' } } : error,
  };
}

/** Stands still by design until a person or the portal does something: no screen of its own is worth its place in the package. */
const SELDOM = ['awaitingApproval.offline', 'storingCredentials.offline', 'signingIn.offline', 'resetting.'];
const isSeldom = (path: string) => SELDOM.some((part) => path.startsWith(part)) && !path.endsWith('.checking');

const valueOf = (path: string): object | string =>
  path.split('.').reduceRight<object | string>((value, key) => (value === '' ? key : { [key]: value }), '');
const isLeaf = (path: string) => !allStates.some((other) => other.startsWith(`${path}.`));

const savable = allStates.filter((path) => isLeaf(path) && stageOf(valueOf(path) as never) !== null);

it.each(savable.filter((path) => !isSeldom(path)))('%s, restored from its snapshot, is rendered', (path) => {
  const stage = stageOf(valueOf(path) as never)!;
  for (const portalUrl of [URL, null]) {
    const context = contextAt(stage, portalUrl);
    const state = { status: 'active', value: valueOf(path), context, children: {} };
    const snapshot = { machine: MACHINE_VERSION, fingerprint: machineFingerprint, state };
    const view = firstView({ snapshot, record: null }, { portalUrl, locale: 'en' });
    expect(pathOf(valueOf(path) as never).startsWith(view.step)).toBe(true);
    expect(isRendered(view), screenKey(view, now)).toBe(true);
  }
});

it.each(STAGES)('%s, gone on with from its record, is rendered', (stage) => {
  for (const portalUrl of [URL, null]) {
    const record = toResumeRecord(stage, contextAt(stage, portalUrl));
    const view = firstView({ snapshot: null, record }, { portalUrl, locale: 'en' });
    expect(view.step).toBe(stage === 'vaultUnavailable' ? 'storingCredentials' : stage);
    expect(isRendered(view), screenKey(view, now)).toBe(true);
  }
});

it.each([URL, null])('the first start with the portal %j is rendered', (portalUrl) => {
  const view = firstView(null, { portalUrl, locale: 'en' });
  expect(view.step).toBe(portalUrl === null ? 'connect' : 'welcome');
  expect(isRendered(view), screenKey(view, now)).toBe(true);
});

it('no screen is rendered twice', () => {
  expect(rendered.size).toBe(RESTING_VIEWS.length);
});
