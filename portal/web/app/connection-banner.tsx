/** Tells that the portal does not answer, asks again until it does, and then renews everything on the page. */
import { MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { isUnreachable } from '../api/api-error';
import { call } from '../api/client';
import { isReachable, onConnectionChange } from '../api/connection';
import { RECOVERY_POLL_MS } from '../api/polling';
import { z } from 'zod';

export function ConnectionBanner() {
  const reachable = useSyncExternalStore(onConnectionChange, isReachable);
  useRecovery(reachable);
  if (reachable) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>The portal cannot be reached.</MessageBarTitle>
        What you see may be out of date. Trying again… <Spinner size="extra-tiny" />
      </MessageBarBody>
    </MessageBar>
  );
}

function useRecovery(reachable: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (reachable) return undefined;
    const timer = window.setInterval(() => {
      void answersAgain().then((answers) => (answers ? client.invalidateQueries() : undefined));
    }, RECOVERY_POLL_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [reachable, client]);
}

/** Any answer will do, also a refusal: it comes from the portal. */
async function answersAgain(): Promise<boolean> {
  try {
    await call(ADMIN_PATHS.health, { schema: z.unknown() });
    return true;
  } catch (error) {
    return !isUnreachable(error);
  }
}
