/** What a presenter sees of the demo, and asks of it. */
import {
  DEMO_PATHS,
  DemoOutcomeSchema,
  DemoStateSchema,
  PresenterLinkSchema,
  type DemoCommand,
} from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiError } from './api-error';
import { call } from './client';
import { queuePoll } from './polling';

const DEMO = ['demo'] as const;

export function useDemo() {
  return useQuery({
    queryKey: DEMO,
    queryFn: ({ signal }) => call(DEMO_PATHS.state, { schema: DemoStateSchema, signal }),
    refetchInterval: queuePoll,
  });
}

async function ask(command: DemoCommand): Promise<void> {
  const outcome = await call(DEMO_PATHS.commands, { method: 'POST', body: command, schema: DemoOutcomeSchema });
  if (outcome.outcome === 'failed') throw new ApiError('problem', `The console could not do it. ${outcome.reason}`);
}

/** Asks the console for something; fails with the director's own sentence when it could not. */
export function useCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => client.invalidateQueries({ queryKey: DEMO }),
  });
}
export type Command = ReturnType<typeof useCommand>;

/**
 * Console and portal back to the start; without a console the portal alone. `onDone` hears how many milliseconds it took
 * until this page shows the new beginning, so that nothing old is pressed after it.
 */
export function useReset(onDone: (ms: number, withConsole: boolean) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ withConsole }: { readonly withConsole: boolean }): Promise<number> => {
      const begun = performance.now();
      if (withConsole) await ask({ kind: 'reset' });
      else await call(DEMO_PATHS.reset, { method: 'POST', schema: z.unknown() });
      await client.invalidateQueries({ queryKey: DEMO });
      return performance.now() - begun;
    },
    onSuccess: (ms, { withConsole }) => {
      onDone(ms, withConsole);
    },
    // Everything that was read before is gone.
    onSettled: () => client.invalidateQueries(),
  });
}

export function usePresenterLink() {
  return useMutation({
    // SECURITY: the link signs its holder in; it leaves memory with the card that shows it.
    gcTime: 0,
    mutationFn: () => call(DEMO_PATHS.presenterLink, { method: 'POST', schema: PresenterLinkSchema }),
  });
}
