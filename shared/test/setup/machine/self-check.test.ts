import { describe, expect, it } from 'vitest';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { HealthPart } from '@roomkey/shared/setup/contract/view';
import { createSessionSecrets } from '@roomkey/shared/setup/machine/actors/session-secrets';
import { selfCheck } from '@roomkey/shared/setup/machine/actors/self-check';
import { SelfCheckFailure } from '@roomkey/shared/setup/machine/failure';
import type { Ports } from '@roomkey/shared/setup/machine/ports';
import { selfCheckLine } from '@roomkey/shared/setup/machine/self-check-line';
import { createFakeWorld, MARK } from './fake-ports';

/** A token that the portal no longer takes. */
const ENDED = 'ended';
const INPUT = { portalUrl: 'https://portal.example', device: null };

/** A room whose credential is stored; with a front-of-room display or not, or one on which nobody can look. */
function room(frontOfRoomDisplay: boolean | null | 'broken' = null) {
  const world = createFakeWorld();
  world.vault.set(
    'credential',
    JSON.stringify({
      requestId: 'R-1',
      upn: 'room@contoso.example',
      password: `${MARK}-stored`,
      roomName: 'Adatum',
      portalUrl: INPUT.portalUrl,
    }),
  );
  const reports: (readonly string[])[] = [];
  const ports: Ports = {
    ...world.ports,
    probe: {
      ...world.ports.probe,
      peripherals: () =>
        frontOfRoomDisplay === 'broken'
          ? Promise.reject(new SetupFailure('identity.failed'))
          : Promise.resolve({ hdmiIngest: null, frontOfRoomDisplay, touchKeyboard: null }),
    },
    portal: {
      ...world.ports.portal,
      heartbeat: (request, signal) => {
        if (request.accessToken === ENDED) return Promise.reject(new SetupFailure('signIn.refused', { code: '' }));
        reports.push(request.problems);
        return world.ports.portal.heartbeat(request, signal);
      },
    },
  };
  const session = createSessionSecrets(ports.vault);
  const check = () => selfCheck(ports, session, INPUT, new AbortController().signal);
  const failedCheck = async (): Promise<SelfCheckFailure> => {
    const failure: unknown = await check().catch((thrown: unknown) => thrown);
    if (!(failure instanceof SelfCheckFailure)) throw new Error('the check did not fail');
    return failure;
  };
  return { world, session, reports, check, failedCheck };
}

const outcomes = (parts: readonly HealthPart[]) =>
  parts.map(({ id, outcome, error }) => [id, outcome, error?.code ?? null]);

describe('the self-check', () => {
  it('signs in with what is stored, each time anew', async () => {
    const { world, check } = room(true);
    const { parts } = await check();
    expect(outcomes(parts)).toEqual([
      ['signIn', 'passed', null],
      ['portal', 'passed', null],
      ['frontOfRoom', 'passed', null],
    ]);
    await check();
    expect(world.calls.filter((call) => call === 'signIn')).toHaveLength(2);
    expect(world.calls.filter((call) => call === 'heartbeat')).toHaveLength(2);
  });

  it('takes the sign-in that was made a moment ago for the first', async () => {
    const { world, session, check } = room();
    session.roomToken = 'token-of-the-setup';
    await check();
    expect(world.calls).not.toContain('signIn');
    await check();
    expect(world.calls).toContain('signIn');
  });

  it('signs in once more where the portal no longer takes the token', async () => {
    const { world, session, reports, check } = room();
    session.roomToken = ENDED;
    expect(outcomes((await check()).parts)[0]).toEqual(['signIn', 'passed', null]);
    expect(world.calls.filter((call) => call === 'signIn')).toHaveLength(1);
    expect(reports).toHaveLength(1);
  });

  it('names a refused sign-in with the code of the directory; the portal has answered', async () => {
    const { world, failedCheck } = room();
    world.faults.set('signIn', new SetupFailure('signIn.passwordExpired', { code: 'AADSTS50055' }));
    const failure = await failedCheck();
    expect(failure).toMatchObject({ code: 'signIn.passwordExpired', params: { code: 'AADSTS50055' } });
    expect(outcomes(failure.parts)).toEqual([
      ['signIn', 'failed', 'signIn.passwordExpired'],
      ['portal', 'passed', null],
      ['frontOfRoom', 'unknown', null],
    ]);
  });

  it.each([
    ['signIn', 'portal.unreachable', ['unknown', 'failed']],
    ['heartbeat', 'portal.failing', ['passed', 'failed']],
    ['vault.read', 'vault.locked', ['failed', 'unknown']],
  ] as const)('where %s fails with %s', async (method, code, expected) => {
    const { world, failedCheck } = room(true);
    world.faults.set(method, new SetupFailure(code, {}, 7_000));
    const failure = await failedCheck();
    expect(failure.code).toBe(code);
    expect(failure.retryAfterMs).toBe(7_000);
    expect(failure.parts.map(({ outcome }) => outcome)).toEqual([...expected, 'passed']);
  });

  it('tells the portal of a missing display, and does not fail for it', async () => {
    const { reports, check } = room(false);
    const { parts } = await check();
    expect(outcomes(parts)[2]).toEqual(['frontOfRoom', 'failed', 'device.noFrontOfRoomDisplay']);
    expect(reports).toEqual([['device.noFrontOfRoomDisplay']]);
  });

  it.each([null, 'broken'] as const)('where nobody can look for a display (%s) it says so', async (display) => {
    const { reports, check } = room(display);
    expect(outcomes((await check()).parts)[2]).toEqual(['frontOfRoom', 'unknown', null]);
    expect(reports).toEqual([[]]);
  });
});

describe('its line in the event log', () => {
  const part = (id: HealthPart['id'], outcome: HealthPart['outcome'], error: HealthPart['error'] = null) => ({
    id,
    outcome,
    error,
  });

  it('of a room that is well', () => {
    const parts = [part('signIn', 'passed'), part('portal', 'passed'), part('frontOfRoom', 'unknown')];
    expect(selfCheckLine({ error: null, checkedAt: 1, parts })).toBe(
      '{"signIn":"passed","portal":"passed","frontOfRoom":"unknown"}',
    );
  });

  it('of one that cannot sign in: the number and the code that administrators know', () => {
    const error = { code: 'signIn.wrongPassword', params: { code: 'AADSTS50126' } } as const;
    const parts = [part('signIn', 'failed', error), part('portal', 'passed'), part('frontOfRoom', 'passed')];
    expect(JSON.parse(selfCheckLine({ error, checkedAt: 1, parts }))).toEqual({
      eventId: 2001,
      signIn: 'AADSTS50126',
      portal: 'passed',
      frontOfRoom: 'passed',
    });
  });

  it('takes nothing of a directory but a code, and fits into the log', () => {
    const error = { code: 'signIn.refused', params: { code: `AADSTS1 ${MARK}` } } as const;
    const portal = { code: 'portal.refusedConsole', params: {} } as const;
    const display = { code: 'device.noFrontOfRoomDisplay', params: {} } as const;
    const parts = [
      part('signIn', 'failed', error),
      part('portal', 'failed', portal),
      part('frontOfRoom', 'failed', display),
    ];
    const line = selfCheckLine({ error, checkedAt: 1, parts });
    expect(line).not.toContain(MARK);
    expect(line).toContain('"signIn":"signIn.refused"');
    expect(line.length).toBeLessThanOrEqual(200);
  });
});
