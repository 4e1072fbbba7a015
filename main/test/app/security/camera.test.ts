import { STEPS } from '@roomkey/shared/setup/contract/view';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCameraGate, type CameraAsk } from '../../../app/security/camera';

const CONSOLE = 1;
const FRONT_OF_ROOM = 2;
const ASK: CameraAsk = { contents: CONSOLE, isMainFrame: true, url: 'app://console/index.html', kinds: ['video'] };
const ENTERING = { step: 'oneTimePassword', allowed: ['submitOtp', 'manualSetup', 'back'] } as const;
const CONNECTING = { step: 'connect', allowed: ['connect'] } as const;

const onSwitch = vi.fn<(on: boolean) => void>();
let gate: ReturnType<typeof createCameraGate>;
beforeEach(() => {
  onSwitch.mockClear();
  gate = createCameraGate({ isConsole: (contents) => contents === CONSOLE, onSwitch });
});

describe('the camera', () => {
  test('is nobody’s before the setup shows anything', () => expect(gate.mayUse(ASK)).toBe(false));

  test.each([ENTERING, CONNECTING])('may be used where a code is scanned: $step', (view) => {
    gate.follow(view);
    expect(gate.mayUse(ASK)).toBe(true);
    expect(gate.mayUse({ ...ASK, url: `${ASK.url ?? ''}?theme=dark` })).toBe(true);
  });

  test('may be used in no other step', () => {
    for (const step of STEPS.filter((each) => each !== 'oneTimePassword' && each !== 'connect')) {
      gate.follow({ step, allowed: ['submitOtp', 'connect', 'back'] });
      expect(gate.mayUse(ASK), step).toBe(false);
    }
  });

  test('may not be used while the code or the address is on its way', () => {
    for (const step of ['oneTimePassword', 'connect'] as const) {
      gate.follow({ step, allowed: ['back'] });
      expect(gate.mayUse(ASK), step).toBe(false);
    }
  });

  test.each([
    ['sound', { kinds: ['audio'] }],
    ['picture and sound', { kinds: ['video', 'audio'] }],
    ['something unknown', { kinds: ['unknown'] }],
    ['nothing in particular', { kinds: [] }],
    ['a frame within the page', { isMainFrame: false }],
    ['the front-of-room window', { contents: FRONT_OF_ROOM }],
    ['nobody in particular', { contents: null }],
    ['another page of ours', { url: 'app://console/front-of-room.html' }],
    ['another origin', { url: 'https://portal.example/index.html' }],
    ['an address that begins alike', { url: 'app://console/index.html.example' }],
    ['no address', { url: undefined }],
  ] as const)('is refused: %s', (_who, change) => {
    gate.follow(ENTERING);
    expect(gate.mayUse({ ...ASK, ...change })).toBe(false);
    expect(gate.mayName({ ...ASK, ...change })).toBe(false);
    expect(onSwitch).not.toHaveBeenCalled();
  });
});

describe('names of cameras', () => {
  test('are told only after one was allowed, and only in that step', () => {
    gate.follow(ENTERING);
    expect(gate.mayName(ASK)).toBe(false);
    gate.mayUse(ASK);
    expect(gate.mayName(ASK)).toBe(true);
    expect(gate.mayName({ ...ASK, kinds: ['audio'] })).toBe(false);
    gate.follow({ step: 'awaitingApproval', allowed: [] });
    expect(gate.mayName(ASK)).toBe(false);
    // Back again, it begins anew.
    gate.follow(ENTERING);
    expect(gate.mayName(ASK)).toBe(false);
  });

  test('a refused request opens nothing', () => {
    gate.follow(ENTERING);
    gate.mayUse({ ...ASK, kinds: ['audio'] });
    expect(gate.mayName(ASK)).toBe(false);
  });
});

test('the window learns that it is hidden while a camera may be on, and not after', () => {
  gate.follow(ENTERING);
  gate.mayUse(ASK);
  gate.mayUse(ASK);
  gate.follow({ ...ENTERING, allowed: [...ENTERING.allowed, 'retry'] });
  gate.follow({ step: 'oneTimePassword', allowed: ['back'] });
  gate.follow({ step: 'home', allowed: [] });
  expect(onSwitch.mock.calls).toEqual([[true], [false]]);
});
