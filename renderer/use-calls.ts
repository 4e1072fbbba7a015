import type { Result, RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError, ConsoleAccess } from './console-context';

type Refusal = Extract<Result<never>, { ok: false }>['error'];
export const toCallError = (error: Refusal): CallError => ({
  code: error.code,
  seconds: error.retryAfterSeconds ?? null,
});

/** The calls of the page, one at a time. What they were refused for is shown until the next call or the next step. */
export function useCalls(bridge: RoomConsoleBridge, step: Step | null): Omit<ConsoleAccess, 'view'> {
  const [refused, setRefused] = useState<{ readonly error: CallError; readonly step: Step | null } | null>(null);
  const underWay = useRef(false);
  const shownStep = useRef(step);
  useEffect(() => {
    shownStep.current = step;
  }, [step]);

  const exclusively = useCallback(async (call: () => Promise<Result<null>>): Promise<void> => {
    // A second tap before the first was answered would hit the next step.
    if (underWay.current) return;
    underWay.current = true;
    const stepBefore = shownStep.current;
    setRefused(null);
    try {
      const result = await call();
      const movedOn = shownStep.current !== stepBefore;
      if (!result.ok && !movedOn) setRefused({ error: toCallError(result.error), step: stepBefore });
    } finally {
      underWay.current = false;
    }
  }, []);

  const send: ConsoleAccess['send'] = useCallback(
    (intent) => exclusively(() => bridge.intent.send(intent)),
    [bridge, exclusively],
  );
  const sendSecret: ConsoleAccess['sendSecret'] = useCallback(
    (purpose, secret, intent) =>
      exclusively(async () => {
        const put = await bridge.secret.put(purpose, secret);
        return put.ok ? bridge.intent.send(intent(put.value.handle)) : put;
      }),
    [bridge, exclusively],
  );

  const restart = useCallback(() => exclusively(() => bridge.device.restart()), [bridge, exclusively]);

  return { send, sendSecret, restart, callError: refused?.step === step ? refused.error : null };
}
