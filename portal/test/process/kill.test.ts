import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  AccountListSchema,
  ADMIN_PATHS,
  GeneratedOtpSchema,
  RequestListSchema,
  RequestSchema,
} from '@roomkey/shared/protocol/admin';
import { enterOtp } from '../device';
import { freshDatabase } from '../postgres';
import { call, STORES, temporaryFolder, type Answer } from '../test-portal';
import { startProcess, stop, type PortalProcess } from './portal-process';

/** Each round kills the portal while decisions are under way, and looks after its restart what became of them. */
const rounds = 3;

let portal: PortalProcess | undefined;
afterEach(async () => {
  if (portal?.child.exitCode === null && portal.child.signalCode === null) await stop(portal.child, 'SIGKILL');
});

test.each(STORES)('kill -9 loses no acknowledged act (%s)', { timeout: 300_000 }, async (kind) => {
  const folder = await temporaryFolder();
  const tokenFile = path.join(folder, 'token');
  const home =
    kind === 'pglite'
      ? ['--data', path.join(folder, 'data')]
      : ['--database-url', await freshDatabase(), '--keys', path.join(folder, 'keys.json'), '--create-keys'];
  const start = () => startProcess([...home, '--seed', 'contoso', '--api-token-file', tokenFile]);
  let running = await start();
  portal = running;
  const api = async (method: string, where: string, body?: unknown): Promise<Answer> =>
    call(`${running.url}${where}`, method, body, { authorization: `Bearer ${await readFile(tokenFile, 'utf8')}` });

  const { body } = await api('GET', `${ADMIN_PATHS.accounts}?readiness=No+action+needed`);
  const accountIds = AccountListSchema.parse(body).items.map(({ id }) => id);
  const acknowledged = new Map<string, string>();

  for (let round = 0; round < rounds; round += 1) {
    const batch = accountIds.slice(round * 4, round * 4 + 4);
    const requestIds: string[] = [];
    for (const accountId of batch) {
      const { otp } = GeneratedOtpSchema.parse((await api('POST', ADMIN_PATHS.otps, { accountId })).body);
      await enterOtp(running.url, otp);
      const list = await api('GET', `${ADMIN_PATHS.requests}?status=pending&accountId=${accountId}`);
      requestIds.push(...RequestListSchema.parse(list.body).items.map(({ id }) => id));
    }
    expect(requestIds).toHaveLength(4);

    const decisions = requestIds.map(async (id, index) => {
      const decision = index % 2 === 0 ? { decision: 'approve' } : { decision: 'reject', reason: 'Other' };
      const answer = await api('POST', `${ADMIN_PATHS.requests}/${id}/decision`, decision);
      acknowledged.set(id, RequestSchema.parse(answer.body).status);
    });
    // The first acknowledgement is the signal to kill: the others are then at any point of their way.
    await Promise.any(decisions);
    await stop(running.child, 'SIGKILL');
    await Promise.allSettled(decisions);
    running = await start();
    portal = running;
    for (const [id, status] of acknowledged) {
      const after = RequestSchema.parse((await api('GET', `${ADMIN_PATHS.requests}/${id}`)).body);
      expect([id, after.status]).toEqual([id, status]);
    }
    const audited = JSON.stringify((await api('GET', `${ADMIN_PATHS.audit}?pageSize=500`)).body);
    for (const id of requestIds) {
      const after = RequestSchema.parse((await api('GET', `${ADMIN_PATHS.requests}/${id}`)).body);
      const rows = audited.split(`"request.${after.status}","target":"${after.requestId}"`).length - 1;
      expect(rows).toBe(after.status === 'pending' ? 0 : 1);
    }
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(rounds);
  await stop(running.child, 'SIGTERM');
});
