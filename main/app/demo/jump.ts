/** Brings the console to a place of the setup, from wherever it is: by a reset, and then by what a person would do, at once. */
import { JUMP_TARGETS, type JumpTarget } from '@roomkey/shared/demo/stories';
import type { SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { type ActParts, requestId } from './acts';
import { noteText } from './captions';
import type { ConsoleControl } from './console-control';

interface JumpParts extends Pick<ActParts, 'console' | 'portal'> {
  readonly secrets: Pick<SecretBox, 'put'>;
  readonly reset: (signal: AbortSignal) => Promise<string>;
}

/** True where the way to `target` leads past `place`. */
const leadsPast = (target: JumpTarget, place: JumpTarget): boolean =>
  JUMP_TARGETS.indexOf(target) >= JUMP_TARGETS.indexOf(place);

/** Rejects with what could not be reached. */
export async function jumpTo(target: JumpTarget, parts: JumpParts, signal: AbortSignal): Promise<void> {
  const { console, portal, secrets } = parts;
  const otp = await parts.reset(signal);
  if (!leadsPast(target, 'agreement')) return;
  console.send({ type: 'getStarted' });
  await throughVerification(console, signal);
  if (!leadsPast(target, 'oneTimePassword')) return;
  console.send({ type: 'accept' });
  await console.step('oneTimePassword', signal);
  if (!leadsPast(target, 'awaitingApproval')) return;
  console.send({ type: 'submitOtp', handle: secrets.put(otp) });
  const { locale } = await console.step('awaitingApproval', signal);
  const request = requestId(console.view());

  if (target === 'rejected') {
    const decision = { decision: 'reject', reason: 'Wrong room', note: noteText('rejected', locale) } as const;
    await portal.decide(request, decision, signal);
    await console.step('rejected', signal);
  } else if (target === 'expired') {
    await portal.letExpire(request, signal);
    await console.step('expired', signal);
  } else if (target === 'signedIn' || target === 'home') {
    await portal.decide(request, { decision: 'approve', despiteMismatch: true }, signal);
    await console.step('signedIn', signal);
    if (target === 'signedIn') return;
    console.send({ type: 'continue' });
    await console.step('home', signal);
  }
}

async function throughVerification(console: ConsoleControl, signal: AbortSignal): Promise<void> {
  const { step, allowed } = await console.until(
    'agreement',
    (view) => view.step === 'agreement' || view.step === 'deviceVerificationFailed',
    signal,
  );
  if (step === 'deviceVerificationFailed' && allowed.includes('continueAnyway'))
    console.send({ type: 'continueAnyway' });
  await console.step('agreement', signal);
}
