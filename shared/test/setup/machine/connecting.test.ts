/** Which portal, and which certificate: asked, confirmed, kept, changed. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ErrorCode, type ErrorParams, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import type { PortalClient } from '@roomkey/shared/setup/machine/ports';
import { createSecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { type SetupSession, startSetup } from '@roomkey/shared/setup/machine/session';
import { createFakeWorld, type FakeWorld } from './fake-ports';

/** Only a limit for a failing test on a busy machine. */
const PATIENCE = { timeout: 20_000, interval: 5 };
const PORTAL = 'https://portal.example';
const OTHER = 'https://other.example';
const PIN = 'a1'.repeat(32);
const NEW_PIN = 'b2'.repeat(32);

const running: SetupSession[] = [];
afterEach(async () => {
  for (const session of running.splice(0)) await session.stop();
});

async function start(world: FakeWorld, portalUrl: string | null = null, portalPin: string | null = null) {
  const secrets = createSecretBox(world.ports.clock, world.ports.random);
  const onFatal = () => {
    throw new Error('the machine failed');
  };
  const session = await startSetup(world.ports, { secrets, portalUrl, portalPin, locale: 'en', onFatal });
  running.push(session);
  const until = async (holds: (view: SetupView) => boolean): Promise<SetupView> => {
    await vi.waitFor(() => expect(holds(session.view()), JSON.stringify(session.view())).toBe(true), PATIENCE);
    return session.view();
  };
  const phase = (name: string) => until((view) => view.connect?.phase === name);
  return { session, until, phase, welcome: () => until((view) => view.step === 'welcome') };
}

const failing = (world: FakeWorld, code: ErrorCode, params: ErrorParams = {}) =>
  void world.faults.set('connect', new SetupFailure(code, params));
const certificate = (fingerprint: string): ErrorParams => ({
  fingerprint,
  subject: 'Portal',
  issuer: 'Contoso CA',
  validFrom: 1,
  validUntil: 2,
});
const asked = (world: FakeWorld) => world.calls.filter((call) => call.startsWith('connect '));
const trusted = (world: FakeWorld) => world.calls.filter((call) => call.startsWith('trust '));

/** Through the question of the certificate, to the welcome page. */
async function connectPinned(world: FakeWorld) {
  const room = await start(world);
  failing(world, 'portal.certificateUntrusted', certificate(PIN));
  room.session.send({ type: 'connect', address: PORTAL });
  await room.phase('confirmingCertificate');
  world.faults.clear();
  room.session.send({ type: 'confirmCertificate' });
  await room.phase('confirmingOrganisation');
  room.session.send({ type: 'confirmOrganisation' });
  await room.welcome();
  return room;
}

it('asks for the portal where none is known, confirms its organisation, and remembers it', async () => {
  const world = createFakeWorld();
  const room = await start(world);
  expect(room.session.view().allowed).not.toContain('back');
  failing(world, 'portal.notRoomkey');
  room.session.send({ type: 'connect', address: 'portal.example' });
  const failed = await room.until((view) => view.error?.code === 'portal.notRoomkey');
  expect(failed.connect).toMatchObject({ phase: 'entering', address: PORTAL, stage: 'reach' });
  world.faults.clear();
  room.session.send({ type: 'connect', address: 'portal.example' });
  const found = await room.phase('confirmingOrganisation');
  expect(found.connect?.found).toMatchObject({ url: PORTAL, organisation: 'Contoso' });
  expect(found.portal).toBeNull();
  room.session.send({ type: 'confirmOrganisation' });
  await room.welcome();
  await room.session.stop();
  const again = await start(world);
  expect(again.session.view()).toMatchObject({ step: 'welcome', connect: null, portal: { url: PORTAL } });
  expect(trusted(world).at(-1)).toBe(`trust ${PORTAL} unpinned`);
});

it('keeps nothing of a portal that is not the right one', async () => {
  const world = createFakeWorld();
  const room = await start(world);
  room.session.send({ type: 'connect', address: PORTAL });
  await room.phase('confirmingOrganisation');
  room.session.send({ type: 'back' });
  expect(await room.phase('entering')).toMatchObject({ portal: null, connect: { stage: null, found: null } });
});

it('can be stopped while it is tested', async () => {
  const world = createFakeWorld();
  world.holds.set(`connect ${PORTAL} unpinned`, new Promise(() => undefined));
  const room = await start(world);
  room.session.send({ type: 'connect', address: PORTAL });
  expect((await room.until((view) => view.connect?.stage === 'reach')).busy).toBe(true);
  room.session.send({ type: 'back' });
  expect((await room.phase('entering')).connect?.stage).toBeNull();
});

describe('a certificate that nobody vouches for', () => {
  it('is asked about, and only the one that was confirmed is taken from then on', async () => {
    const world = createFakeWorld();
    const room = await connectPinned(world);
    expect(asked(world)).toEqual([`connect ${PORTAL} ${PIN}`]);
    expect(trusted(world)).toEqual([`trust ${PORTAL} ${PIN}`]);
    await room.session.stop();
    // Trusted before anything else is asked.
    world.calls.length = 0;
    await start(world);
    expect(world.calls[0]).toBe(`trust ${PORTAL} ${PIN}`);
  });

  it('is still pinned where only the resume record fits, as after an upgrade', async () => {
    const world = createFakeWorld();
    await (await connectPinned(world)).session.stop();
    world.disk.state = { snapshot: null, record: world.disk.state?.record };
    await start(world);
    expect(trusted(world).at(-1)).toBe(`trust ${PORTAL} ${PIN}`);
  });

  it('can be refused', async () => {
    const world = createFakeWorld();
    const room = await start(world);
    failing(world, 'portal.certificateUntrusted', certificate(PIN));
    room.session.send({ type: 'connect', address: PORTAL });
    expect((await room.phase('confirmingCertificate')).connect?.certificate).toMatchObject({
      fingerprint: PIN,
      expected: null,
    });
    room.session.send({ type: 'back' });
    await room.phase('entering');
    expect(asked(world)).toEqual([]);
  });

  it('is no question where the network does not tell which it is', async () => {
    const world = createFakeWorld();
    const room = await start(world);
    failing(world, 'portal.certificateUntrusted', { host: 'portal.example' });
    room.session.send({ type: 'connect', address: PORTAL });
    await room.until(
      (view) => view.connect?.phase === 'entering' && view.error?.code === 'portal.certificateUntrusted',
    );
  });
});

describe('a scanned code', () => {
  const code = `RKP1:${PORTAL}#sha256=${PIN}`;
  /** A fake portal whose certificate nobody vouches for: it answers only whoever expects it. */
  const showing = (world: FakeWorld, fingerprint: string): FakeWorld => {
    const refusal = new SetupFailure('portal.certificateUntrusted', certificate(fingerprint));
    const portal = {
      ...world.ports.portal,
      connect: (...[attempt, signal]: Parameters<PortalClient['connect']>) =>
        attempt.pin === fingerprint ? world.ports.portal.connect(attempt, signal) : Promise.reject(refusal),
    };
    return { ...world, ports: { ...world.ports, portal } };
  };

  it('with the right fingerprint compares for the person, and pins', async () => {
    const world = createFakeWorld();
    const room = await start(showing(world, PIN));
    room.session.send({ type: 'connect', address: code });
    await room.phase('confirmingOrganisation');
    room.session.send({ type: 'confirmOrganisation' });
    await room.welcome();
    expect(trusted(world)).toEqual([`trust ${PORTAL} ${PIN}`]);
  });

  it('with another fingerprint asks nobody: it is refused', async () => {
    const room = await start(showing(createFakeWorld(), NEW_PIN));
    room.session.send({ type: 'connect', address: code });
    const { error } = await room.until((view) => view.error !== null);
    expect(error).toEqual({
      code: 'portal.certificateMismatch',
      params: { host: 'portal.example', fingerprint: NEW_PIN, expected: PIN },
    });
  });

  it('counts for more than what this console has confirmed before', async () => {
    const world = createFakeWorld();
    const room = await connectPinned(world);
    failing(world, 'portal.certificateUntrusted', certificate(PIN));
    room.session.send({ type: 'changePortal' });
    room.session.send({ type: 'connect', address: `RKP1:${PORTAL}#sha256=${NEW_PIN}` });
    await room.until((view) => view.error?.code === 'portal.certificateMismatch');
  });

  it('does not pin what is publicly vouched for: that is renewed every few weeks', async () => {
    const world = createFakeWorld();
    const room = await start(world);
    room.session.send({ type: 'connect', address: code });
    await room.phase('confirmingOrganisation');
    expect(asked(world)).toEqual([`connect ${PORTAL} unpinned`]);
  });

  it('that is not whole reaches no network', async () => {
    const world = createFakeWorld();
    const room = await start(world);
    room.session.send({ type: 'connect', address: `RKP1:${PORTAL}/path` });
    await room.until((view) => view.error?.code === 'portal.addressInvalid');
    expect(world.calls).toEqual([]);
  });
});

describe('another portal', () => {
  it('can be chosen from the welcome page, or not', async () => {
    const world = createFakeWorld();
    const room = await connectPinned(world);
    room.session.send({ type: 'changePortal' });
    await room.phase('entering');
    room.session.send({ type: 'connect', address: OTHER });
    await room.phase('confirmingOrganisation');
    room.session.send({ type: 'back' });
    await room.phase('entering');
    room.session.send({ type: 'back' });
    expect(await room.welcome()).toMatchObject({ portal: { url: PORTAL } });
    // The way goes back to the portal that is kept, with its certificate.
    expect(trusted(world).at(-1)).toBe(`trust ${PORTAL} ${PIN}`);
    room.session.send({ type: 'changePortal' });
    room.session.send({ type: 'connect', address: OTHER });
    await room.phase('confirmingOrganisation');
    room.session.send({ type: 'confirmOrganisation' });
    expect(await room.welcome()).toMatchObject({ portal: { url: OTHER } });
    expect(trusted(world).at(-1)).toBe(`trust ${OTHER} unpinned`);
  });

  it('with a certificate that changed since is told with the one before', async () => {
    const world = createFakeWorld();
    const room = await connectPinned(world);
    failing(world, 'portal.certificateChanged', { ...certificate(NEW_PIN), expected: PIN });
    room.session.send({ type: 'changePortal' });
    room.session.send({ type: 'connect', address: PORTAL });
    const { connect } = await room.phase('confirmingCertificate');
    expect(connect?.certificate).toMatchObject({ fingerprint: NEW_PIN, expected: PIN });
    world.faults.clear();
    room.session.send({ type: 'confirmCertificate' });
    await room.phase('confirmingOrganisation');
    room.session.send({ type: 'confirmOrganisation' });
    await room.welcome();
    expect(trusted(world).at(-1)).toBe(`trust ${PORTAL} ${NEW_PIN}`);
  });

  it('is out of the question where the configuration names the portal', async () => {
    const world = createFakeWorld();
    const room = await start(world, PORTAL, PIN);
    expect(room.session.view().allowed).not.toContain('changePortal');
    expect(room.session.send({ type: 'changePortal' })).toBe(false);
    expect(world.calls[0]).toBe(`trust ${PORTAL} ${PIN}`);
  });

  it('is out of the question while the portal is still to be told something', async () => {
    const world = createFakeWorld();
    const room = await connectPinned(world);
    expect(room.session.view().allowed).toContain('changePortal');
    const told = { kind: 'cancel', requestId: 'R-1', outcome: null } as const;
    await room.session.stop();
    const record = { ...(world.disk.state?.record as object), outbox: [told] };
    world.disk.state = { snapshot: null, record };
    world.faults.set('cancelRequest', new SetupFailure('portal.unreachable'));
    const again = await start(world);
    expect(again.session.view().allowed).not.toContain('changePortal');
  });
});

describe('the configuration', () => {
  it('takes over a portal that was typed, with its own pin or none', async () => {
    const world = createFakeWorld();
    await (await connectPinned(world)).session.stop();
    const fixed = await start(world, PORTAL, null);
    expect(fixed.session.view()).toMatchObject({ step: 'welcome', portal: { url: PORTAL } });
    expect(trusted(world).at(-1)).toBe(`trust ${PORTAL} unpinned`);
    await fixed.session.stop();
    await start(world, PORTAL, NEW_PIN);
    expect(trusted(world).at(-1)).toBe(`trust ${PORTAL} ${NEW_PIN}`);
  });
});
