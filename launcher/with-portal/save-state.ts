import { chmod, writeFile } from 'node:fs/promises';
import { ADMIN_PATHS, PortalStateSchema, ProblemSchema } from '@roomkey/shared/protocol/admin';
import type { PortalProcess } from '../../simulator/portal-process/start-portal-process';

const requestMs = 60_000;

/** Writes the whole state of the portal into a file that only this user may read. */
export async function saveState({ url, apiToken }: PortalProcess, file: string): Promise<void> {
  const answer = await fetch(`${url}${ADMIN_PATHS.testControls}/state`, {
    headers: { authorization: `Bearer ${apiToken}` },
    signal: AbortSignal.timeout(requestMs),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`The state could not be read: ${ProblemSchema.parse(body).title}`);
  const text = JSON.stringify(PortalStateSchema.parse(body), undefined, 2);
  // SECURITY: hashes of passwords and sealed passwords stand in it; the mode of a file that was there before is tightened.
  await writeFile(file, `${text}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
}
