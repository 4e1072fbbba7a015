import type { IpcErrorCode, Result } from '@roomkey/shared/ipc/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge } from '../bridge-context';
import type { CallError } from '../console-context';
import { toCallError } from '../use-calls';

/** How often the console hears that somebody is still there, in milliseconds; it waits for two minutes. */
const STAY_EVERY_MS = 10_000;

export interface SettingsUse {
  /** Null until the console has said so. */
  readonly needsPin: boolean | null;
  /** What every call must show; null while the settings are locked. */
  readonly pass: string | null;
  /** True after the console locked them because nobody was there. */
  readonly relocked: boolean;
  readonly error: CallError | null;
  /** From 0 to 1 while an export is under way. */
  readonly exported: number;
  /** Answers with why the PIN was refused. */
  readonly unlock: (pin: string) => Promise<CallError | null>;
  /** Somebody touched something. */
  readonly stay: () => void;
  /** Makes a call that needs the pass; null where it was refused, and `error` says why. */
  readonly call: <T>(act: (pass: string) => Promise<Result<T>>) => Promise<T | null>;
}

/** The settings for as long as their dialog is open; they lock with it. */
export function useSettings(): SettingsUse {
  const { settings, secret } = useBridge();
  const [needsPin, setNeedsPin] = useState<boolean | null>(null);
  const [pass, setPass] = useState<string | null>(null);
  const [relocked, setRelocked] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [exported, setExported] = useState(0);
  const held = useRef<string | null>(null);
  const stayedAt = useRef(0);

  const hold = useCallback((next: string | null) => {
    held.current = next;
    setPass(next);
  }, []);

  useEffect(() => {
    let current = true;
    const isOver = () => !current;
    const begin = async () => {
      const answer = await settings.needsPin();
      if (isOver()) return;
      if (!answer.ok) setError(toCallError(answer.error));
      else setNeedsPin(answer.value);
      if (!answer.ok || answer.value) return;
      const opened = await settings.unlock(null);
      if (isOver()) return;
      if (opened.ok) hold(opened.value.pass);
      else setError(toCallError(opened.error));
    };
    void begin();
    const stop = settings.subscribe((news) => {
      if (news.type === 'exporting') setExported(news.part);
      else {
        hold(null);
        setRelocked(true);
      }
    });
    return () => {
      current = false;
      stop();
      if (held.current !== null) void settings.lock(held.current);
    };
  }, [settings, hold]);

  const refuse = useCallback(
    (refused: { readonly code: IpcErrorCode; readonly retryAfterSeconds?: number }): CallError => {
      if (refused.code === 'settings.locked') hold(null);
      const refusal = toCallError(refused);
      setError(refusal);
      return refusal;
    },
    [hold],
  );

  const unlock = useCallback(
    async (pin: string) => {
      setError(null);
      const put = await secret.put('exitPin', pin);
      const opened = put.ok ? await settings.unlock(put.value.handle) : put;
      if (!opened.ok) return refuse(opened.error);
      hold(opened.value.pass);
      setRelocked(false);
      return null;
    },
    [secret, settings, hold, refuse],
  );

  const call: SettingsUse['call'] = useCallback(
    async (act) => {
      if (held.current === null) return null;
      setError(null);
      setExported(0);
      const result = await act(held.current);
      if (result.ok) return result.value;
      refuse(result.error);
      return null;
    },
    [refuse],
  );

  const stay = useCallback(() => {
    const now = performance.now();
    if (held.current === null || now - stayedAt.current < STAY_EVERY_MS) return;
    stayedAt.current = now;
    void settings.stay(held.current);
  }, [settings]);

  return { needsPin, pass, relocked, error, exported, unlock, stay, call };
}
