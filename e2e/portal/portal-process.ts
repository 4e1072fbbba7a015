/** A real portal with the sample organisation and test controls, as these specs need it. */
import { startPortalProcess } from '../support/portal-process';

export interface PortalProcess {
  /** Origin, without a slash at its end. */
  readonly url: string;
  readonly signInLink: string;
  /** An administrator's API token, as `--api-token-file` wrote it. */
  readonly apiToken: string;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

/** `more`: further arguments. */
export async function startPortal(more: readonly string[] = []): Promise<PortalProcess> {
  const portal = await startPortalProcess(0, null, more);
  return {
    url: portal.address,
    signInLink: portal.signInUrl(),
    apiToken: await portal.token(),
    stop: () => portal.remove(),
  };
}
