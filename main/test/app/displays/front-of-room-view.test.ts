import { FRONT_OF_ROOM_SCENES } from '@roomkey/shared/ipc/front-of-room';
import { type SetupView, STEPS } from '@roomkey/shared/setup/contract/view';
import { describe, expect, test } from 'vitest';
import { toFrontOfRoomView } from '../../../app/displays/front-of-room-view';

/** Each text is its own mark, so that one search finds whatever gets through. */
const FULL: SetupView = {
  revision: 7,
  step: 'awaitingApproval',
  busy: false,
  error: { code: 'otp.used', params: { host: 'MARK-host' } },
  locale: 'de',
  allowed: ['cancelRequest'],
  portal: { url: 'https://portal.contoso.test/', organisation: 'MARK-organisation', domains: ['MARK-domain'] },
  connect: null,
  device: { make: 'MARK-make', model: 'MARK-model', serial: 'MARK-serial', os: 'MARK-os', source: 'measured' },
  checks: [{ id: 'vault', outcome: 'failed', error: { code: 'vault.locked', params: {} } }],
  request: {
    requestId: 'MARK-request',
    userCode: 'BCDF-GHJK',
    roomName: 'Berlin 3.14',
    enteredAt: 1,
    expiresAt: 2,
  },
  connection: { state: 'online', retryAt: null },
  rejection: { reason: 'Wrong room', note: 'MARK-note' },
  account: { upn: 'MARK-upn@contoso.test', roomName: 'Berlin 3.14' },
  storage: { code: 'state.unwritable', params: {} },
  health: { error: null, checkedAt: null, parts: [] },
  reset: null,
};
const LOOKS = { theme: 'system', motion: 'system' } as const;
const at = (change: Partial<SetupView>, looks = LOOKS) => toFrontOfRoomView({ ...FULL, ...change }, looks);

describe('what the whole room may see', () => {
  test('is exactly this while an approval is awaited', () => {
    expect(at({})).toEqual({
      revision: 7,
      locale: 'de',
      scene: 'waiting',
      stage: 'approval',
      roomName: 'Berlin 3.14',
      approval: { userCode: 'BCDF-GHJK', portalHost: 'portal.contoso.test' },
      offline: false,
      theme: 'dark',
      motion: 'system',
    });
  });

  test.each(STEPS)(
    '%s: no account, no device, no reason, no note, no error; a code only while it is compared',
    (step) => {
      const text = JSON.stringify(at({ step }));
      expect(text).not.toContain('MARK');
      expect(text).not.toContain('Wrong room');
      expect(text).not.toMatch(/otp\.|vault\./);
      expect(text.includes('BCDF-GHJK')).toBe(step === 'awaitingApproval');
    },
  );

  test('what the console’s view gains later does not get there by itself', () => {
    const later = { ...FULL, later: 'MARK-later' };
    expect(JSON.stringify(toFrontOfRoomView(later, LOOKS))).not.toContain('MARK');
  });

  test('every scene is some step’s, and every step has one', () => {
    expect(new Set(STEPS.map((step) => at({ step }).scene))).toEqual(new Set(FRONT_OF_ROOM_SCENES));
  });

  test('a request that was rejected may have been another room’s', () => {
    expect(at({ step: 'rejected' }).roomName).toBeNull();
    expect(at({ step: 'home', request: null }).roomName).toBe('Berlin 3.14');
    expect(at({ step: 'awaitingApproval', request: null, account: null })).toMatchObject({
      roomName: null,
      approval: null,
    });
  });

  test('offline, whichever step waits', () => {
    expect(at({ connection: { state: 'offline', retryAt: 5 } }).offline).toBe(true);
  });

  test.each([
    ['system', 'dark'],
    ['light', 'light'],
    ['dark', 'dark'],
    ['contrast', 'contrast'],
  ] as const)('a stage is dark unless somebody chose: %s shows %s', (theme, shown) => {
    expect(toFrontOfRoomView(FULL, { theme, motion: 'reduced' })).toMatchObject({ theme: shown, motion: 'reduced' });
  });
});
