import type { Session } from '@roomkey/shared/protocol/admin';
import { createContext, useContext } from 'react';

export const SignedInContext = createContext<Session | null>(null);

/** The session of the page; only below the gate, where there always is one. */
export function useSignedIn(): Session {
  const session = useContext(SignedInContext);
  if (session === null) throw new Error('useSignedIn outside the session gate');
  return session;
}
