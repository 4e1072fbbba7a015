/**
 * What a room that is set up checks every five minutes, as the real app does: that it can sign in with what is stored, that the
 * portal takes its report, and that the front-of-room display is there.
 */
import type { DeviceIdentity } from '../../../device/identity';
import { asSetupError, isVaultError, type SetupError, SetupFailure } from '../../contract/errors';
import type { HealthPart } from '../../contract/view';
import { SelfCheckFailure } from '../failure';
import type { Ports } from '../ports';
import type { SessionSecrets } from './session-secrets';
import { signIn } from './sign-in';

interface SelfCheckInput {
  readonly portalUrl: string;
  readonly device: DeviceIdentity | null;
}

/**
 * A missing display is told to the portal, and is no failure of the check: the room works, and somebody may have turned it off.
 *
 * @throws SelfCheckFailure where the room cannot sign in or the portal does not take its report
 */
export async function selfCheck(
  ports: Ports,
  session: SessionSecrets,
  input: SelfCheckInput,
  signal: AbortSignal,
): Promise<{ parts: readonly HealthPart[] }> {
  const frontOfRoom = await frontOfRoomPart(ports, signal);
  const problems = frontOfRoom.error === null ? [] : [frontOfRoom.error.code];
  let signedIn = false;
  try {
    // The token of a sign-in that was just made proves it; every later check signs in anew.
    let accessToken = session.roomToken ?? (await roomToken(ports, session, input, signal));
    session.roomToken = null;
    signedIn = true;
    try {
      await ports.portal.heartbeat({ ...input, accessToken, problems }, signal);
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
      signedIn = false;
      accessToken = await roomToken(ports, session, input, signal);
      session.roomToken = null;
      signedIn = true;
      await ports.portal.heartbeat({ ...input, accessToken, problems }, signal);
    }
  } catch (thrown) {
    signal.throwIfAborted();
    const error = asSetupError(thrown);
    const parts = [...failedParts(error, signedIn), frontOfRoom];
    throw new SelfCheckFailure(error, parts, thrown instanceof SetupFailure ? thrown.retryAfterMs : null);
  }
  return { parts: [part('signIn', 'passed'), part('portal', 'passed'), frontOfRoom] };
}

async function roomToken(
  ports: Ports,
  session: SessionSecrets,
  { portalUrl }: SelfCheckInput,
  signal: AbortSignal,
): Promise<string> {
  await signIn(ports, session, portalUrl, signal);
  if (session.roomToken === null) throw new SetupFailure('internal.unexpected');
  return session.roomToken;
}

/** The portal no longer takes the token: it has ended, or the portal was started anew. */
const isRefused = (thrown: unknown): boolean => thrown instanceof SetupFailure && thrown.code === 'signIn.refused';

/** Which part a failure belongs to, and what it says of the other. */
function failedParts(error: SetupError, signedIn: boolean): HealthPart[] {
  if (signedIn) return [part('signIn', 'passed'), part('portal', 'failed', error)];
  if (error.code.startsWith('portal.')) return [part('signIn', 'unknown'), part('portal', 'failed', error)];
  // A portal that refuses a sign-in has answered; with a locked keychain it was never asked.
  return [part('signIn', 'failed', error), part('portal', isVaultError(error.code) ? 'unknown' : 'passed')];
}

async function frontOfRoomPart(ports: Ports, signal: AbortSignal): Promise<HealthPart> {
  const looked = await ports.probe.peripherals?.(signal).catch(() => null);
  signal.throwIfAborted();
  const isThere = looked?.frontOfRoomDisplay ?? null;
  if (isThere === null) return part('frontOfRoom', 'unknown');
  return isThere
    ? part('frontOfRoom', 'passed')
    : part('frontOfRoom', 'failed', { code: 'device.noFrontOfRoomDisplay', params: {} });
}

function part(id: HealthPart['id'], outcome: HealthPart['outcome'], error: SetupError | null = null): HealthPart {
  return { id, outcome, error };
}
