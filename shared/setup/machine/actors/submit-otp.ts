/** Sends an OTP to the portal. Repeatable: the same OTP with the same keys is answered with the same request. */
import { normaliseOtp, otpProblem } from '../../../protocol/otp';
import type { DeviceIdentity } from '../../../device/identity';
import { SetupFailure } from '../../contract/errors';
import type { RequestReference } from '../context';
import type { Ports } from '../ports';
import type { SecretBox } from '../secret-box';
import type { SessionSecrets } from './session-secrets';

const NOTHING_REPORTED: DeviceIdentity = { make: null, model: null, serial: null, os: null, source: 'measured' };

interface Submission {
  readonly handle: string;
  readonly portalUrl: string;
  readonly device: DeviceIdentity | null;
  readonly keysMade: boolean;
}

export async function submitOtp(
  ports: Ports,
  box: SecretBox,
  session: SessionSecrets,
  submission: Submission,
  signal: AbortSignal,
): Promise<{ request: RequestReference }> {
  const otp = wellFormed(box, submission.handle);
  // Proves that the keychain keeps before the OTP is spent: an OTP whose credential cannot be stored is a lost journey.
  await ports.vault.probe(signal);
  const keys = await ports.keys.ensure(submission.keysMade, signal);
  const answer = await definitive(box, submission.handle, () =>
    ports.portal.authorizeDevice(
      { portalUrl: submission.portalUrl, otp, device: submission.device ?? NOTHING_REPORTED, keys },
      signal,
    ),
  );
  await ports.vault.write(`device-code.${answer.requestId}`, answer.deviceCode, signal);
  session.rememberDeviceCode(answer.requestId, answer.deviceCode);
  box.wipe(submission.handle);
  const enteredAt = ports.clock.now();
  return {
    request: {
      requestId: answer.requestId,
      userCode: answer.userCode,
      roomName: answer.roomName,
      enteredAt,
      expiresAt: enteredAt + answer.expiresInSeconds * 1_000,
      intervalSeconds: answer.intervalSeconds,
    },
  };
}

/** The typed code, checked before any network. */
function wellFormed(box: SecretBox, handle: string): string {
  const typed = box.peek(handle);
  if (typed === null) throw new SetupFailure('otp.typeAgain');
  const otp = normaliseOtp(typed);
  const problem = otpProblem(otp);
  if (problem === null) return otp;
  box.wipe(handle);
  throw new SetupFailure(problem);
}

/** A code that the portal has judged is wiped; one that did not get through may be sent again. */
async function definitive<T>(box: SecretBox, handle: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const judged = thrown instanceof SetupFailure && /^otp\.(unknown|expired|used|revoked)$/.test(thrown.code);
    if (judged) box.wipe(handle);
    throw thrown;
  }
}
