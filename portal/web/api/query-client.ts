/** TanStack Query, set up once: what is retried, and what happens when the session has ended. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode, isApiError, isSignedOut } from './api-error';
import { markSignedOut, renewSession } from './session';

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: followSession }),
    mutationCache: new MutationCache({ onError: followSession }),
    defaultOptions: {
      queries: {
        // The browser's own idea of being online says nothing about a portal on this machine or network.
        networkMode: 'always',
        staleTime: 1000,
        retry: (failures, error) => failures < 1 && isApiError(error) && error.status >= 500,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;

  function followSession(error: unknown): void {
    if (isSignedOut(error)) markSignedOut(client);
    // Another tab signed in, or the role was changed meanwhile.
    if (hasCode(error, 'session.csrf') || hasCode(error, 'session.forbidden')) void renewSession(client);
  }
}
