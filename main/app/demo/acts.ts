/** Does what a scene says. */
import type { Act, TypedCode } from '@roomkey/shared/demo/scenes';
import { OTP_LENGTH, makeOtp } from '@roomkey/shared/protocol/otp';
import { randomInt } from 'node:crypto';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { noteText } from './captions';
import type { ConsoleControl } from './console-control';
import type { DirectorPortal } from './director-portal';
import type { FakeCable } from './faults';
import type { Pace } from './pace';
import { NotPressed, type PagePresses } from './page-presses';

export interface ActParts {
  readonly console: ConsoleControl;
  readonly portal: Pick<DirectorPortal, 'decide' | 'letExpire'>;
  readonly presses: Pick<PagePresses, 'press'>;
  readonly cable: Pick<FakeCable, 'put'>;
  readonly pace: Pace;
  /** The one-time password that is ready at the portal: 16 digits. */
  readonly otp: string;
}

export async function doAct(act: Act, parts: ActParts, signal: AbortSignal): Promise<void> {
  const { console, portal, presses, cable, pace, otp } = parts;
  switch (act.kind) {
    case 'press':
      return press(act, parts, signal);
    case 'type':
      // SECURITY: the digits reach the page one by one, as the audience sees them typed. A sample organisation's code, in a demo.
      for (const digit of codeOf(act.code, otp))
        await presses.press({ key: 'keypad.digit', digit, ...pace.digit }, signal);
      return;
    case 'until':
      return arrive(act, parts, signal);
    case 'approve':
      return portal.decide(requestId(console.view()), { decision: 'approve', despiteMismatch: true }, signal);
    case 'reject': {
      const { locale } = console.view();
      const decision = { decision: 'reject', reason: act.reason, note: noteText(act.note, locale) } as const;
      return portal.decide(requestId(console.view()), decision, signal);
    }
    case 'letExpire':
      return portal.letExpire(requestId(console.view()), signal);
    case 'network':
      cable.put(act.online);
  }
}

type PressAct = Extract<Act, { kind: 'press' }>;

async function press({ key, passed }: PressAct, { console, presses, pace }: ActParts, signal: AbortSignal) {
  const isPast = () => console.view().step === passed;
  if (isPast()) return;
  try {
    await presses.press({ key, digit: null, ...pace.press }, signal);
  } catch (thrown) {
    if (!(thrown instanceof NotPressed) || !isPast()) throw thrown;
  }
}

async function arrive(act: Extract<Act, { kind: 'until' }>, { console, presses, pace }: ActParts, signal: AbortSignal) {
  const isThere = ({ step, busy, error, connection }: SetupView): boolean =>
    step === act.step &&
    !busy &&
    (act.error === undefined || error?.code === act.error) &&
    (act.connection === undefined || connection.state === act.connection);
  const isPassable = ({ step, allowed }: SetupView): boolean =>
    step === 'deviceVerificationFailed' && allowed.includes('continueAnyway');
  const view = await console.until(act.step, (each) => isThere(each) || isPassable(each), signal);
  if (isThere(view)) return;
  // A machine that cannot say what it is shall not end a demo.
  await presses.press({ key: 'intents.continueAnyway', digit: null, ...pace.press }, signal);
  await console.until(act.step, isThere, signal);
}

export function requestId({ request }: SetupView): string {
  if (request === null) throw new Error('The console has no request.');
  return request.requestId;
}

/** What is typed. Mistyped: the tenth digit is another one, which any single wrong digit of a Damm code betrays. */
export function codeOf(code: TypedCode, otp: string): string {
  if (code === 'ready') return otp;
  if (code === 'unknown') return makeOtp((count) => Array.from({ length: count }, () => randomInt(10)).join(''));
  const at = OTP_LENGTH / 2 + 1;
  return otp.slice(0, at) + String((Number(otp[at]) + 1) % 10) + otp.slice(at + 1);
}
