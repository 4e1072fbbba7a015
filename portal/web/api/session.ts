/** Who is signed in, and the acts that change it. */
import { ADMIN_PATHS, SessionSchema, type Session } from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { isSignedOut } from './api-error';
import { call, rememberCsrfToken } from './client';

/** `ended` is true when a session was there and is no more, so that the sign-in page can say so. */
export type SessionState =
  { readonly kind: 'signedIn'; readonly session: Session } | { readonly kind: 'signedOut'; readonly ended: boolean };

export interface NamePassword {
  readonly username: string;
  readonly password: string;
}

const SESSION_KEY = ['session'] as const;
const NOTHING = z.unknown();

export function useSession() {
  const client = useQueryClient();
  return useQuery<SessionState>({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => readSession(client, signal),
    staleTime: Infinity,
  });
}

async function readSession(client: QueryClient, signal: AbortSignal): Promise<SessionState> {
  try {
    const session = await call(ADMIN_PATHS.session, { schema: SessionSchema, signal });
    rememberCsrfToken(session.csrfToken);
    return { kind: 'signedIn', session };
  } catch (error) {
    if (isSignedOut(error)) return { kind: 'signedOut', ended: hasSession(client) };
    throw error;
  }
}

/** The session has ended: everything that was read with it goes, and the sign-in page takes over. */
export function markSignedOut(client: QueryClient): void {
  if (!hasSession(client)) return;
  leave(client, true);
}

/** Asks again who is signed in: another tab of this browser may have changed it. */
export function renewSession(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: SESSION_KEY });
}

function hasSession(client: QueryClient): boolean {
  return client.getQueryData<SessionState>(SESSION_KEY)?.kind === 'signedIn';
}

function leave(client: QueryClient, ended: boolean): void {
  rememberCsrfToken('');
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
  write(client, { kind: 'signedOut', ended });
}

function write(client: QueryClient, state: SessionState): void {
  client.setQueryData(SESSION_KEY, state);
}

function useSignInAct<Input>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => call(path, { method: 'POST', body: input, schema: SessionSchema }),
    onSuccess: (session) => {
      rememberCsrfToken(session.csrfToken);
      write(client, { kind: 'signedIn', session });
    },
  });
}

/** Signs in by name and password. */
export const useSignIn = () => useSignInAct<NamePassword>(ADMIN_PATHS.session);
/** Redeems the printed sign-in link's token. */
export const useRedeemLink = () => useSignInAct<{ readonly token: string }>(ADMIN_PATHS.signInLink);
/** Gives the administrator who came by the link a name and a password. */
export const useChooseCredentials = () => useSignInAct<NamePassword>(ADMIN_PATHS.setup);

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(ADMIN_PATHS.session, { method: 'DELETE', schema: NOTHING }),
    onSuccess: () => {
      leave(client, false);
    },
  });
}
