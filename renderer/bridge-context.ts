import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import { createContext, useContext } from 'react';

export const BridgeContext = createContext<RoomConsoleBridge | null>(null);

/** For dialogs that ask the console themselves; steps go through `useConsole`. */
export function useBridge(): RoomConsoleBridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('useBridge outside of BridgeContext');
  return bridge;
}
