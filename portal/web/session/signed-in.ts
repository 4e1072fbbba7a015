import type { Session } from '@roomkey/shared/protocol/admin';
import type { Permission } from '@roomkey/shared/protocol/permissions';
import { createContext, useContext } from 'react';

export const SignedInContext = createContext<Session | null>(null);

/** The session of the page; only below the gate, where there always is one. */
export function useSignedIn(): Session {
  const session = useContext(SignedInContext);
  if (session === null) throw new Error('useSignedIn outside the session gate');
  return session;
}

/** Whether to offer what this permission allows. The portal decides all the same. */
export function useMay(permission: Permission): boolean {
  return useSignedIn().permissions.includes(permission);
}
