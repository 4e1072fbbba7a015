/** What a step sees of the console: the view, and how to ask for something. */
import type { IpcErrorCode, SecretPurpose } from '@roomkey/shared/ipc/contract';
import type { Intent, IntentType } from '@roomkey/shared/setup/contract/intents';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { createContext, useContext } from 'react';

/** A call that the console refused; `seconds` to wait, where it says so. */
export interface CallError {
  readonly code: IpcErrorCode;
  readonly seconds: number | null;
}

export interface ConsoleAccess {
  readonly view: SetupView;
  /** The last refused call, until the next call or step. */
  readonly callError: CallError | null;
  /** Sends an intent; while one is under way, others are dropped. */
  readonly send: (intent: Intent) => Promise<void>;
  /** Ends the console and starts it again. */
  readonly restart: () => Promise<void>;
  /** Hands a secret over and sends the intent that carries its handle. */
  readonly sendSecret: (purpose: SecretPurpose, secret: string, intent: (handle: string) => Intent) => Promise<void>;
}

export const ConsoleContext = createContext<ConsoleAccess | null>(null);

export function useConsole(): ConsoleAccess {
  const access = useContext(ConsoleContext);
  if (access === null) throw new Error('useConsole outside of ConsoleContext');
  return access;
}

/** True where the intent would be taken now. */
export function useAllowed(intent: IntentType): boolean {
  return useConsole().view.allowed.includes(intent);
}
