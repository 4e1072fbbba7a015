import { afterEach, describe, expect, it, vi } from 'vitest';
import { COMPLETE_PERIPHERALS, type Peripherals } from '@roomkey/shared/device/peripherals';
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { SetupView, Step } from '@roomkey/shared/setup/contract/view';
import { createSecretBox, type SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { type SetupSession, startSetup } from '@roomkey/shared/setup/machine/session';
import type { SavedState } from '@roomkey/shared/setup/machine/ports';
import { createFakeWorld, type FakeWorld, MARK, OTP, PASSWORD } from './fake-ports';

/** Only a limit for a failing test on a busy machine: a passing one goes on as soon as its condition holds. */
const PATIENCE = { timeout: 20_000, interval: 5 };
const PORTAL = 'http://127.0.0.1:1';
const running: SetupSession[] = [];
afterEach(async () => {
  for (const session of running.splice(0)) await session.stop();
});

interface Console {
  session: SetupSession;
  box: SecretBox;
  until(what: Step | ((view: SetupView) => boolean)): Promise<SetupView>;
}

async function start(world: FakeWorld, portalUrl: string | null = PORTAL): Promise<Console> {
  const box = createSecretBox(world.ports.clock, world.ports.random);
  const session = await startSetup(world.ports, {
    secrets: box,
    portalUrl,
    locale: 'en',
    onFatal: () => {
      throw new Error('the machine failed');
    },
  });
  running.push(session);
  const until: Console['until'] = async (what) => {
    const holds = typeof what === 'string' ? (view: SetupView) => view.step === what && !view.busy : what;
    await vi.waitFor(() => expect(holds(session.view()), JSON.stringify(session.view())).toBe(true), PATIENCE);
    return session.view();
  };
  return { session, box, until };
}

async function toOtp(world: FakeWorld, portalUrl: string | null = PORTAL): Promise<Console> {
  const room = await start(world, portalUrl);
  room.session.send({ type: 'getStarted' });
  await room.until('agreement');
  room.session.send({ type: 'accept' });
  await room.until('oneTimePassword');
  return room;
}

async function toWaiting(world: FakeWorld): Promise<Console> {
  const room = await toOtp(world);
  room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
  await room.until('awaitingApproval');
  return room;
}

const withPeripherals = (world: FakeWorld, found: Partial<Peripherals>): FakeWorld => {
  const peripherals = () => Promise.resolve({ ...COMPLETE_PERIPHERALS, ...found });
  return { ...world, ports: { ...world.ports, probe: { ...world.ports.probe, peripherals } } };
};

describe('what is attached to the device', () => {
  it('stops setup where the HDMI ingest module is missing, and goes on once it is there', async () => {
    const attached = { hdmiIngest: false };
    const room = await start(withPeripherals(createFakeWorld(), attached));
    room.session.send({ type: 'getStarted' });
    const failed = await room.until('deviceVerificationFailed');
    expect(failed.error?.code).toBe('device.noHdmiIngest');
    expect(failed.allowed).not.toContain('continueAnyway');
    attached.hdmiIngest = true;
    room.session.send({ type: 'retry' });
    const agreed = await room.until('agreement');
    expect(agreed.checks.map(({ id, outcome }) => `${id} ${outcome}`)).toContain('hdmiIngest passed');
  });

  it('only warns of a missing display or keyboard, and says nothing of what nobody can look at', async () => {
    const room = await start(
      withPeripherals(createFakeWorld(), { hdmiIngest: null, frontOfRoomDisplay: false, touchKeyboard: false }),
    );
    room.session.send({ type: 'getStarted' });
    const { checks } = await room.until('agreement');
    expect(checks.filter(({ outcome }) => outcome === 'warning').map(({ error }) => error?.code)).toEqual([
      'device.noFrontOfRoomDisplay',
      'device.noTouchKeyboard',
    ]);
    expect(checks.map(({ id }) => id)).not.toContain('hdmiIngest');
  });
});

/** Has a method be asked without an answer until it is released. */
function hold(world: FakeWorld, method: string): () => void {
  let release = (): void => {};
  world.holds.set(method, new Promise((resolve) => (release = resolve)));
  return () => release();
}

describe('the checks of the device', () => {
  it('are shown as they go: what runs, what waits for another, what is done', async () => {
    const world = createFakeWorld();
    const answer = hold(world, 'discover');
    const room = await start(world);
    room.session.send({ type: 'getStarted' });
    const outcomes = ({ checks }: SetupView) => checks.map(({ id, outcome }) => `${id} ${outcome}`);
    const halfway = await room.until((view) => outcomes(view).includes('vault passed'));
    expect(halfway.step).toBe('verifyingDevice');
    expect(outcomes(halfway)).toEqual(['identity passed', 'vault passed', 'portal running', 'clock waiting']);
    answer();
    const done = await room.until('agreement');
    expect(outcomes(done)).toEqual(['identity passed', 'vault passed', 'portal passed', 'clock passed']);
  });

  it('begin anew each time, and go on for nobody who went back', async () => {
    const world = createFakeWorld();
    failing(world, 'vault.probe', 'vault.locked');
    const room = await start(world);
    room.session.send({ type: 'getStarted' });
    await room.until('deviceVerificationFailed');
    world.faults.clear();
    const answer = hold(world, 'vault.probe');
    room.session.send({ type: 'retry' });
    const again = await room.until((view) =>
      view.checks.some(({ id, outcome }) => id === 'portal' && outcome === 'passed'),
    );
    expect(again.checks.find(({ id }) => id === 'vault')?.outcome).toBe('running');
    room.session.send({ type: 'back' });
    const { revision } = await room.until('welcome');
    answer();
    await new Promise((resolve) => setImmediate(resolve));
    expect(room.session.view().revision).toBe(revision);
  });

  it.each([
    [null, undefined],
    [0, 'passed'],
    [300_000, 'passed'],
    [-300_000, 'passed'],
    [300_001, 'warning'],
    [-86_400_000, 'warning'],
  ])('a portal %s ms ahead: the clock is %s', async (aheadMs, outcome) => {
    const world = createFakeWorld();
    world.clockAheadMs.value = aheadMs;
    const room = await start(world);
    room.session.send({ type: 'getStarted' });
    const { checks } = await room.until('agreement');
    const clock = checks.find(({ id }) => id === 'clock');
    expect(clock?.outcome).toBe(outcome);
    const deviceTime = world.ports.clock.now();
    const params = { deviceTime, portalTime: deviceTime + (aheadMs ?? 0) };
    if (outcome === 'warning') expect(clock?.error).toEqual({ code: 'device.clockWrong', params });
  });

  it('say nothing of the clock where the portal does not answer', async () => {
    const world = createFakeWorld();
    failing(world, 'discover', 'portal.unreachable');
    const room = await start(world);
    room.session.send({ type: 'getStarted' });
    const { checks } = await room.until('deviceVerificationFailed');
    expect(checks.map(({ id }) => id)).toEqual(['identity', 'vault', 'portal']);
  });

  it('stop a room for its missing display, until somebody goes on without it', async () => {
    const missing = { hdmiIngest: null, frontOfRoomDisplay: false, frontOfRoomExpected: true, touchKeyboard: null };
    const room = await start(withPeripherals(createFakeWorld(), missing));
    room.session.send({ type: 'getStarted' });
    const failed = await room.until('deviceVerificationFailed');
    expect(failed.error?.code).toBe('device.noFrontOfRoomDisplay');
    expect(failed.allowed).toEqual(expect.arrayContaining(['retry', 'continueAnyway']));
    room.session.send({ type: 'continueAnyway' });
    expect((await room.until('agreement')).error).toBeNull();
  });

  it('are no checks where they did not come to their end', async () => {
    const world = createFakeWorld();
    const broken = Object.defineProperty({}, 'make', {
      get: () => {
        throw new TypeError('broken');
      },
    });
    const ports = { ...world.ports, probe: { read: () => Promise.resolve(broken as never) } };
    const room = await start({ ...world, ports });
    room.session.send({ type: 'getStarted' });
    const failed = await room.until('deviceVerificationFailed');
    expect(failed.checks).toEqual([]);
    expect(failed.allowed).not.toContain('continueAnyway');
  });
});

const failing = (world: FakeWorld, method: string, code: ErrorCode): void =>
  void world.faults.set(method, new SetupFailure(code));

describe('one setup', () => {
  it('goes from first launch to home, stores before it tells, and tells once', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    expect(room.session.view().request).toMatchObject({ userCode: 'BCDF-GHJK', roomName: 'Adatum' });
    world.decide('approved');
    await room.until('signedIn');
    room.session.send({ type: 'continue' });
    const view = await room.until((now) => now.step === 'home' && now.health.checkedAt !== null);
    expect(view.account).toEqual({ upn: 'room@contoso.example', roomName: 'Adatum' });
    await vi.waitFor(() => expect(world.calls).toContain('receipt.stored'), PATIENCE);
    const stored = world.calls.lastIndexOf('vault.write');
    const receipt = world.calls.indexOf('receipt.stored');
    expect(stored).toBeLessThan(receipt);
    expect(world.calls.slice(stored, receipt)).toContain('save');
    expect(world.calls.filter((call) => call.startsWith('receipt'))).toHaveLength(1);
    await vi.waitFor(() => expect([...world.vault.keys()]).toEqual(['credential']), PATIENCE);
  });

  it('checks itself about every five minutes from then on, each time with a line in the log', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    world.decide('approved');
    await room.until('signedIn');
    room.session.send({ type: 'continue' });
    const checks = () => world.log.filter(({ event }) => event === 'app.selfCheck');
    await room.until(({ step, health }) => step === 'home' && health.checkedAt !== null);
    expect(checks()).toHaveLength(1);
    // The fake's fraction is 0.5: the middle of the spread.
    world.advance(299_000);
    await Promise.resolve();
    expect(checks()).toHaveLength(1);
    world.faults.set('signIn', new SetupFailure('signIn.wrongPassword', { code: 'AADSTS50126' }));
    world.advance(1_000);
    const view = await room.until(({ health }) => health.error !== null);
    expect(view.health.parts[0]).toMatchObject({ id: 'signIn', outcome: 'failed' });
    expect(checks().at(-1)).toMatchObject({
      state: 'home.waiting',
      code: '{"eventId":2001,"signIn":"AADSTS50126","portal":"passed","frontOfRoom":"unknown"}',
    });
    world.faults.clear();
    world.advance(300_000);
    await room.until(({ health }) => health.error === null);
    expect(checks()).toHaveLength(3);
  });

  it('keeps every secret out of snapshots, views and the log', async () => {
    const world = createFakeWorld();
    const everything: string[] = [];
    const save = world.ports.store.save.bind(world.ports.store);
    const spied = {
      ...world,
      ports: {
        ...world.ports,
        store: {
          ...world.ports.store,
          save: (state: SavedState) => (everything.push(JSON.stringify(state)), save(state)),
        },
      },
    };
    const room = await toOtp(spied);
    room.session.subscribe((view) => everything.push(JSON.stringify(view)));
    room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
    await room.until('awaitingApproval');
    world.decide('approved');
    await room.until('signedIn');
    everything.push(JSON.stringify(world.log));
    expect(everything.length).toBeGreaterThan(10);
    for (const text of everything) {
      expect(text).not.toContain(MARK);
      expect(text).not.toContain(OTP);
    }
  });
});

describe('the one-time password', () => {
  it('with a wrong check digit never reaches the network', async () => {
    const world = createFakeWorld();
    const room = await toOtp(world);
    const wrong = OTP.slice(0, -1) + String((Number(OTP.at(-1)) + 1) % 10);
    room.session.send({ type: 'submitOtp', handle: room.box.put(wrong) });
    await room.until((view) => view.error?.code === 'otp.checkDigit');
    expect(world.calls).not.toContain('authorizeDevice');
  });

  it.each(['otp.unknown', 'otp.expired', 'otp.used', 'otp.revoked'] as const)(
    'refused as %s is wiped and shown',
    async (code) => {
      const world = createFakeWorld();
      const room = await toOtp(world);
      failing(world, 'authorizeDevice', code);
      const handle = room.box.put(OTP);
      room.session.send({ type: 'submitOtp', handle });
      const view = await room.until((now) => now.error?.code === code);
      expect(view).toMatchObject({ step: 'oneTimePassword', busy: false });
      expect(view.allowed).not.toContain('retry');
      expect(room.box.peek(handle)).toBeNull();
    },
  );

  it.each(['portal.unreachable', 'vault.locked'] as const)(
    'that failed with %s is sent again without typing',
    async (code) => {
      const world = createFakeWorld();
      const room = await toOtp(world);
      failing(world, code.startsWith('vault') ? 'vault.probe' : 'authorizeDevice', code);
      room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
      expect((await room.until((now) => now.error?.code === code)).allowed).toContain('retry');
      world.faults.clear();
      room.session.send({ type: 'retry' });
      await room.until('awaitingApproval');
    },
  );

  it('is forgotten after two minutes', async () => {
    const world = createFakeWorld();
    const room = await toOtp(world);
    failing(world, 'authorizeDevice', 'portal.timedOut');
    room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
    await room.until((view) => view.error?.code === 'portal.timedOut');
    world.faults.clear();
    world.advance(120_000);
    room.session.send({ type: 'retry' });
    await room.until((view) => view.error?.code === 'otp.typeAgain');
  });
});

describe('waiting for approval', () => {
  it('shows offline, mends itself, and the decision arrives', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'poll', 'portal.unreachable');
    world.decide('pending');
    const offline = await room.until((view) => view.connection.state === 'offline');
    expect(offline.error?.code).toBe('portal.unreachable');
    expect(offline.connection.retryAt).toBeGreaterThan(world.ports.clock.now());
    world.faults.clear();
    world.advance(60_000);
    await room.until((view) => view.connection.state === 'online' && view.error === null);
    world.decide('rejected');
    world.advance(60_000);
    expect(await room.until('rejected')).toMatchObject({ rejection: { reason: 'Wrong room', note: 'Ask Ada' } });
  });

  it('keeps the interval, and lengthens it by slow_down (RFC 8628 3.5)', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    world.decide('slowDown');
    const polls = () => world.calls.filter((call) => call === 'poll').length;
    await vi.waitFor(() => expect(polls()).toBe(1), PATIENCE);
    await room.until((view) => view.step === 'awaitingApproval');
    world.advance(9_999);
    await Promise.resolve();
    expect(polls()).toBe(1);
    world.advance(1);
    await vi.waitFor(() => expect(polls()).toBe(2), PATIENCE);
  });

  it.each(['expired', 'cancelled'] as const)(
    'ends when the portal says %s, never by the console’s own clock',
    async (kind) => {
      const world = createFakeWorld();
      const room = await toWaiting(world);
      world.advance(400 * 3_600_000);
      expect(room.session.view().step).toBe('awaitingApproval');
      world.decide(kind);
      await room.until(kind);
    },
  );

  it.each(['rejected', 'expired', 'cancelled', 'unknown'] as const)(
    '%s by the portal leaves no device code in the keychain',
    async (kind) => {
      const world = createFakeWorld();
      const room = await toWaiting(world);
      expect([...world.vault.keys()]).toEqual(['device-code.R-1']);
      world.decide(kind);
      await room.until(kind === 'unknown' ? 'expired' : kind);
      await vi.waitFor(() => expect([...world.vault.keys()]).toEqual([]), PATIENCE);
    },
  );

  it('is cancelled offline at once, and the portal is told when it is back', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'poll', 'portal.unreachable');
    failing(world, 'cancelRequest', 'portal.unreachable');
    world.decide('pending');
    await room.until((view) => view.connection.state === 'offline');
    room.session.send({ type: 'cancelRequest' });
    await room.until('cancelled');
    await room.session.stop();
    const again = await start(world);
    expect(again.session.view().step).toBe('cancelled');
    world.faults.clear();
    await vi.waitFor(() => {
      world.advance(31_000);
      expect(world.calls).toContain('cancelRequest');
    }, PATIENCE);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state)).not.toContain('"kind":"cancel"'), PATIENCE);
  });
});

describe('storing and signing in', () => {
  it('waits for a locked keychain, discards nothing, and goes on', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'vault.write', 'vault.locked');
    world.decide('approved');
    const view = await room.until('vaultUnavailable');
    expect(view.error?.code).toBe('vault.locked');
    await vi.waitFor(() => expect(world.calls).toContain('receipt.failed'), PATIENCE);
    world.faults.clear();
    room.session.send({ type: 'retry' });
    await room.until('signedIn');
    await vi.waitFor(() => expect(world.calls).toContain('receipt.stored'), PATIENCE);
  });

  it('sends the receipt although the console’s clock was years off when the code was entered', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    world.advance(6 * 365 * 86_400_000);
    world.decide('approved');
    await room.until('signedIn');
    await vi.waitFor(() => expect(world.calls).toContain('receipt.stored'), PATIENCE);
  });

  it('writes again by itself once the disk takes it, and then tells the portal', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'save', 'state.unwritable');
    room.session.send({ type: 'cancelRequest' });
    await room.until((view) => view.step === 'cancelled' && view.storage !== null);
    expect(world.calls).not.toContain('cancelRequest');
    world.faults.clear();
    await vi.waitFor(() => {
      world.advance(5_000);
      expect(world.calls).toContain('cancelRequest');
    }, PATIENCE);
    expect(room.session.view().storage).toBeNull();
  });

  it('a code entered again is wanted again: the cancel still queued for the same request is dropped', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'cancelRequest', 'portal.unreachable');
    room.session.send({ type: 'cancelRequest' });
    await room.until('cancelled');
    room.session.send({ type: 'enterAnotherCode' });
    room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
    await room.until('awaitingApproval');
    world.faults.clear();
    world.advance(60_000);
    world.decide('approved');
    await room.until('signedIn');
    await vi.waitFor(() => expect(world.calls).toContain('receipt.stored'), PATIENCE);
    expect(world.calls).not.toContain('cancelRequest');
  });

  it('forgets the device code only after the delivery is on disk', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    world.decide('approved');
    await room.until('signedIn');
    room.session.send({ type: 'continue' });
    await vi.waitFor(() => expect([...world.vault.keys()]).toEqual(['credential']), PATIENCE);
    const receipt = world.calls.indexOf('receipt.stored');
    expect(world.calls.slice(receipt, world.calls.indexOf('vault.remove', receipt))).toContain('save');
  });

  it('keeps a manually typed password out of snapshots and views, whatever fails', async () => {
    const world = createFakeWorld();
    const everything: string[] = [];
    const room = await toOtp(world);
    room.session.subscribe((view) => everything.push(JSON.stringify([view, world.disk.state, world.log])));
    room.session.send({ type: 'manualSetup' });
    failing(world, 'signIn', 'signIn.wrongPassword');
    room.session.send({ type: 'submitManual', email: 'room@contoso.example', handle: room.box.put(PASSWORD) });
    await room.until((view) => view.error?.code === 'signIn.wrongPassword');
    world.faults.clear();
    failing(world, 'vault.write', 'vault.locked');
    room.session.send({ type: 'submitManual', email: 'room@contoso.example', handle: room.box.put(PASSWORD) });
    await room.until('vaultUnavailable');
    world.faults.clear();
    room.session.send({ type: 'retry' });
    await room.until('signedIn');
    expect(everything.length).toBeGreaterThan(6);
    for (const text of everything) expect(text).not.toContain(MARK);
  });

  it('sends the receipt “stored” although “failed” was still on its way when the keychain came back', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    let arrive = (): void => {};
    world.holds.set('receipt.failed', new Promise((resolve) => (arrive = resolve)));
    failing(world, 'vault.write', 'vault.locked');
    world.decide('approved');
    await room.until('vaultUnavailable');
    await vi.waitFor(() => expect(world.calls).toContain('receipt.failed'), PATIENCE);
    world.faults.clear();
    room.session.send({ type: 'retry' });
    await room.until('signedIn');
    arrive();
    await vi.waitFor(() => expect(world.calls).toContain('receipt.stored'), PATIENCE);
  });

  it('tells the portal nothing while the disk takes nothing', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state)).toContain('awaitingApproval'), PATIENCE);
    failing(world, 'save', 'state.unwritable');
    world.decide('approved');
    await room.until((view) => view.step === 'signedIn' && view.storage?.code === 'state.unwritable');
    expect(world.calls).not.toContain('receipt.stored');
    world.faults.clear();
    room.session.send({ type: 'continue' });
    await vi.waitFor(() => expect(world.calls).toContain('receipt.stored'), PATIENCE);
    expect(room.session.view().storage).toBeNull();
  });

  it.each(['signIn.wrongPassword', 'signIn.mfaRequired'] as const)('shows %s with four ways on', async (code) => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'signIn', code);
    world.decide('approved');
    const view = await room.until('signInFailed');
    expect(view.error?.code).toBe(code);
    expect(view.allowed).toEqual(expect.arrayContaining(['retry', 'enterAnotherCode', 'manualSetup', 'startOver']));
  });

  it('manual setup refuses a foreign domain before the password goes anywhere', async () => {
    const world = createFakeWorld();
    const room = await toOtp(world);
    room.session.send({ type: 'manualSetup' });
    room.session.send({ type: 'submitManual', email: 'me@fabrikam.example', handle: room.box.put(PASSWORD) });
    const view = await room.until((now) => now.error?.code === 'signIn.foreignDomain');
    expect(view.error?.params).toMatchObject({ domain: 'fabrikam.example' });
    expect(world.calls).not.toContain('signIn');
  });

  it('manual setup stores what was accepted, without a receipt', async () => {
    const world = createFakeWorld();
    const room = await toOtp(world);
    room.session.send({ type: 'manualSetup' });
    room.session.send({ type: 'submitManual', email: 'Room@Contoso.example', handle: room.box.put(PASSWORD) });
    await room.until('signedIn');
    expect(world.vault.get('credential')).toContain(PASSWORD);
    expect(world.calls.some((call) => call.startsWith('receipt'))).toBe(false);
  });

  it('signs in again when the portal no longer takes the room’s token', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    world.decide('approved');
    await room.until('signedIn');
    world.faults.set('heartbeat', new SetupFailure('signIn.refused'));
    room.session.send({ type: 'continue' });
    await room.until((view) => view.health.error?.code === 'signIn.refused');
    world.faults.clear();
    world.advance(300_000);
    await room.until((view) => view.step === 'home' && view.health.error === null);
  });
});

describe('starting over', () => {
  it('gives up an approved request whose credential was never stored', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'vault.write', 'vault.locked');
    world.decide('approved');
    await room.until('vaultUnavailable');
    room.session.send({ type: 'startOver' });
    await room.until('welcome');
    await vi.waitFor(() => expect(world.calls).toContain('cancelRequest'), PATIENCE);
  });
});

describe('restart', () => {
  /** What is on disk when power fails: the last write, nothing said to the portal after it. */
  const afterPowerCut = (world: FakeWorld, damage: (state: SavedState) => SavedState): FakeWorld => {
    const next = createFakeWorld();
    for (const [kind, value] of world.vault) next.vault.set(kind, value);
    next.disk.state = world.disk.state && damage(world.disk.state);
    return next;
  };
  const asSaved = (state: SavedState): SavedState => state;
  const afterUpgrade = (state: SavedState): SavedState => ({ snapshot: { machine: 0 }, record: state.record });

  it.each([
    ['its snapshot', asSaved],
    ['its resume record, after an upgrade', afterUpgrade],
  ])('goes on waiting from %s, and finishes', async (_name, damage) => {
    const world = createFakeWorld();
    await toWaiting(world);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state?.record)).toContain('awaitingApproval'), PATIENCE);
    const next = afterPowerCut(world, damage);
    const room = await start(next);
    expect(room.session.view()).toMatchObject({ step: 'awaitingApproval', request: { requestId: 'R-1' } });
    next.decide('approved');
    await room.until('signedIn');
    await vi.waitFor(() => expect(next.calls).toContain('receipt.stored'), PATIENCE);
  });

  it('finds a credential that was stored before the power failed, fetches none, and sends the receipt', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'vault.probe', 'vault.timedOut');
    world.decide('approved');
    await room.until('vaultUnavailable');
    const next = afterPowerCut(world, asSaved);
    next.vault.set(
      'credential',
      JSON.stringify({ requestId: 'R-1', upn: 'room@contoso.example', password: PASSWORD, roomName: 'Adatum' }),
    );
    next.decide('approved');
    const again = await start(next);
    again.session.send({ type: 'retry' });
    await again.until('signedIn');
    expect(next.calls).not.toContain('fetchCredential');
    await vi.waitFor(() => expect(next.calls).toContain('receipt.stored'), PATIENCE);
  });

  it('takes an expected entry that reads null for a locked keychain', async () => {
    const world = createFakeWorld();
    await toWaiting(world);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state?.record)).toContain('awaitingApproval'), PATIENCE);
    const next = afterPowerCut(world, asSaved);
    const kept = new Map(next.vault);
    next.vault.clear();
    const room = await start(next);
    expect((await room.until('vaultUnavailable')).error?.code).toBe('vault.locked');
    for (const [kind, value] of kept) next.vault.set(kind, value);
    next.decide('approved');
    room.session.send({ type: 'retry' });
    await room.until('signedIn');
  });

  it.each([
    ['its snapshot', asSaved],
    ['its resume record, after an upgrade', afterUpgrade],
  ])(
    'still says why the sign-in failed, from %s, and follows an address that ends in a slash',
    async (_name, damage) => {
      const world = createFakeWorld();
      const room = await toWaiting(world);
      failing(world, 'signIn', 'signIn.blockedByPolicy');
      world.decide('approved');
      await room.until('signInFailed');
      await vi.waitFor(() => expect(JSON.stringify(world.disk.state?.record)).toContain('signInFailed'), PATIENCE);
      const next = afterPowerCut(world, damage);
      const again = await start(next, `${PORTAL}/`);
      expect(again.session.view()).toMatchObject({ step: 'signInFailed', error: { code: 'signIn.blockedByPolicy' } });
      expect(next.log.at(0)?.event).toBe('xstate.init');
    },
  );

  it.each(['awaitingApproval', 'storingCredentials'] as const)(
    'after an upgrade with a locked keychain goes back to %s',
    async (where) => {
      const world = createFakeWorld();
      const room = await toWaiting(world);
      if (where === 'awaitingApproval') failing(world, 'poll', 'vault.locked');
      else failing(world, 'vault.write', 'vault.locked');
      world.decide(where === 'awaitingApproval' ? 'pending' : 'approved');
      await room.until('vaultUnavailable');
      await vi.waitFor(
        () => expect(JSON.stringify(world.disk.state?.record)).toContain('"stage":"vaultUnavailable"'),
        PATIENCE,
      );
      const next = afterPowerCut(world, afterUpgrade);
      const again = await start(next);
      expect(again.session.view()).toMatchObject({ step: where, error: null });
    },
  );

  it('takes its snapshot, not the record, when the address differs by a slash', async () => {
    const world = createFakeWorld();
    await toWaiting(world);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state?.record)).toContain('awaitingApproval'), PATIENCE);
    const next = afterPowerCut(world, (state) => ({ snapshot: state.snapshot, record: null }));
    expect((await start(next, `${PORTAL}/`)).session.view().step).toBe('awaitingApproval');
  });

  it('follows a portal that moved', async () => {
    const world = createFakeWorld();
    await toWaiting(world);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state?.record)).toContain('awaitingApproval'), PATIENCE);
    const next = afterPowerCut(world, asSaved);
    const room = await start(next, 'http://127.0.0.1:2');
    expect(room.session.view()).toMatchObject({ step: 'awaitingApproval', portal: { url: 'http://127.0.0.1:2' } });
  });

  it.each([
    ['its snapshot (de-AT)', asSaved, 'de-AT', 'de'],
    ['its resume record (pt-PT)', afterUpgrade, 'pt-PT', 'pt'],
    ['its snapshot (tlh)', asSaved, 'tlh', 'en'],
    ['its resume record (none)', afterUpgrade, '', 'en'],
    ['its snapshot (en-XA)', asSaved, 'en-XA', 'en-XA'],
  ])('goes on from %s in a language of another version', async (_name, damage, saved, locale) => {
    const world = createFakeWorld();
    await toWaiting(world);
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state?.record)).toContain('awaitingApproval'), PATIENCE);
    const next = afterPowerCut(world, (state) => {
      const text = JSON.stringify(damage(state)).replaceAll('"locale":"en"', `"locale":"${saved}"`);
      expect(text).toContain(`"locale":"${saved}"`);
      return JSON.parse(text) as SavedState;
    });
    expect((await start(next)).session.view()).toMatchObject({ step: 'awaitingApproval', locale });
  });

  it('after damage to everything begins again', async () => {
    const world = createFakeWorld();
    world.disk.state = { snapshot: 'garbage', record: { version: 1, stage: 'nowhere' } };
    expect((await start(world)).session.view().step).toBe('welcome');
  });
});

describe('a reset', () => {
  const home = async (world: FakeWorld, portalUrl: string | null = PORTAL): Promise<Console> => {
    const room = await toOtp(world, portalUrl);
    room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
    world.decide('approved');
    await room.until('signedIn');
    room.session.send({ type: 'continue' });
    await room.until('home');
    await vi.waitFor(() => expect([...world.vault.keys()]).toEqual(['credential']), PATIENCE);
    return room;
  };

  it('from home ends at the welcome page with nothing of the room on disk or in the vault', async () => {
    const world = createFakeWorld();
    const room = await home(world);
    room.session.send({ type: 'setLocale', locale: 'de' });
    const typed = room.box.put(PASSWORD);
    expect(room.session.reset()).toBe(true);
    const view = await room.until('welcome');
    expect(view).toMatchObject({ account: null, request: null, locale: 'en', error: null, reset: null });
    expect(world.vault.size).toBe(0);
    expect(world.calls).toContain('keys.forget');
    expect(room.box.peek(typed)).toBeNull();
    await vi.waitFor(() => {
      const text = JSON.stringify(world.disk.state);
      expect(text).not.toContain('room@contoso.example');
      expect(text).not.toContain('Adatum');
      expect(text).toContain('welcome');
    }, PATIENCE);
  });

  it('leads back to where the address is typed, where it was typed', async () => {
    const world = createFakeWorld();
    const room = await start(world, null);
    room.session.send({ type: 'connect', address: PORTAL });
    await room.until(({ allowed }) => allowed.includes('confirmOrganisation'));
    room.session.send({ type: 'confirmOrganisation' });
    await room.until('welcome');
    expect(room.session.reset()).toBe(true);
    await room.until((view) => view.step === 'connect');
    expect(room.session.view().portal).toBeNull();
  });

  it('cancels an open request at the portal before the keys go', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    room.session.reset();
    await room.until('welcome');
    const [cancel, forget] = [world.calls.indexOf('cancelRequest'), world.calls.indexOf('keys.forget')];
    expect(cancel).toBeGreaterThan(-1);
    expect(forget).toBeGreaterThan(cancel);
    expect(world.vault.size).toBe(0);
  });

  it('waits ten seconds for a portal that does not answer, then goes on', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    failing(world, 'cancelRequest', 'portal.unreachable');
    room.session.reset();
    await room.until((view) => view.reset === 'tellingPortal');
    expect(world.vault.size).toBe(1);
    world.advance(9_000);
    expect(room.session.view().reset).toBe('tellingPortal');
    world.advance(1_001);
    await room.until('welcome');
    expect(world.vault.size).toBe(0);
  });

  it('with a locked vault touches nothing, and can be given up', async () => {
    const world = createFakeWorld();
    const room = await home(world);
    failing(world, 'vault.probe', 'vault.locked');
    room.session.reset();
    const blocked = await room.until((view) => view.reset === 'blocked');
    expect(blocked.error?.code).toBe('vault.locked');
    expect(blocked.allowed).toEqual(expect.arrayContaining(['retry', 'back']));
    expect([...world.vault.keys()]).toEqual(['credential']);
    room.session.send({ type: 'back' });
    const back = await room.until('home');
    expect(back).toMatchObject({ error: null, account: { upn: 'room@contoso.example' } });
  });

  it('that was under way when the power went is finished by the next start', async () => {
    const world = createFakeWorld();
    const room = await home(world);
    failing(world, 'vault.remove', 'vault.timedOut');
    room.session.reset();
    await room.until((view) => view.reset === 'incomplete');
    expect(room.session.view().allowed).not.toContain('back');
    await vi.waitFor(() => expect(JSON.stringify(world.disk.state)).toContain('incomplete'), PATIENCE);
    await room.session.stop();
    running.splice(0);
    world.faults.clear();
    const again = await start(world);
    expect(again.session.view().reset).toBe('incomplete');
    again.session.send({ type: 'retry' });
    await again.until('welcome');
    expect(world.vault.size).toBe(0);
  });

  it('is not begun twice', async () => {
    const world = createFakeWorld();
    const room = await toWaiting(world);
    expect(room.session.reset()).toBe(true);
    expect(room.session.reset()).toBe(false);
    await room.until('welcome');
  });

  it('has whoever runs the machine forget too, before it says that it is done', async () => {
    const world = createFakeWorld();
    const box = createSecretBox(world.ports.clock, world.ports.random);
    const seen: string[] = [];
    const session = await startSetup(world.ports, {
      secrets: box,
      portalUrl: PORTAL,
      locale: 'en',
      onFatal: () => undefined,
      clearHost: () => {
        seen.push(session.view().step);
        return seen.length === 1 ? Promise.reject(new SetupFailure('state.unwritable')) : Promise.resolve();
      },
    });
    running.push(session);
    session.reset();
    await vi.waitFor(() => expect(session.view().reset).toBe('incomplete'), PATIENCE);
    expect(session.view().error?.code).toBe('state.unwritable');
    session.send({ type: 'retry' });
    await vi.waitFor(() => expect(session.view().step).toBe('welcome'), PATIENCE);
    expect(seen).toEqual(['resetting', 'resetting']);
  });
});

describe('a language chosen at home', () => {
  it('lasts until the next restart', async () => {
    const world = createFakeWorld();
    const room = await toOtp(world);
    room.session.send({ type: 'setLocale', locale: 'de' });
    room.session.send({ type: 'submitOtp', handle: room.box.put(OTP) });
    world.decide('approved');
    await room.until('signedIn');
    room.session.send({ type: 'continue' });
    await room.until('home');
    room.session.send({ type: 'setLocale', locale: 'ar' });
    expect(room.session.view().locale).toBe('ar');
    await room.session.stop();
    running.splice(0);
    const again = await start(world);
    expect(again.session.view()).toMatchObject({ step: 'home', locale: 'de' });
  });
});
