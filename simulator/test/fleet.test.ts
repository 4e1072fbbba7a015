/** A hundred real consoles against a real portal, with answers that get lost on the way: stored once, on both sides. */
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  ADMIN_PATHS,
  AuditListSchema,
  RequestListSchema,
  RequestSchema,
  RoomListSchema,
  type TestFault,
} from '@roomkey/shared/protocol/admin';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { createSourceHelperHost, VAULT_HELPER } from '../../main/test/support/helper-processes';
import { startKeyring } from '../../main/test/support/keyring';
import { type RealPortal, startRealPortal } from '../../main/test/support/real-portal';
import { type AdminClient, createAdminClient, PortalRefusal } from '../fleet/admin-client';
import type { FleetOptions, FleetProgress } from '../fleet/fleet-options';
import { runFleet } from '../fleet/run-fleet';
import { htmlReport } from '../report/html/html-report';
import { jsonReport } from '../report/json-report';
import { junitReport } from '../report/junit-report';
import { hasPassed } from '../report/run-result';
import { verdictLines } from '../report/verdict';

let portal: RealPortal;
let admin: AdminClient;

beforeAll(async () => {
  portal = await startRealPortal();
  admin = createAdminClient(portal.url, portal.apiToken, new AbortController().signal);
}, 120_000);
afterAll(() => portal.stop());
beforeEach(async () => {
  await fetch(`${portal.url}${ADMIN_PATHS.testControls}/faults`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${portal.apiToken}` },
  });
});

const arm = (fault: TestFault): Promise<unknown> =>
  admin.post(`${ADMIN_PATHS.testControls}/faults`, fault, z.unknown());

function fleet(
  devices: number,
  seed: string,
  given: Partial<FleetOptions> = {},
): Promise<Awaited<ReturnType<typeof runFleet>>> {
  return runFleet({
    devices,
    seed,
    portal: { url: portal.url, apiToken: portal.apiToken, own: false },
    concurrency: 25,
    arrivalsPerSecond: null,
    vault: 'memory',
    signal: new AbortController().signal,
    ...given,
  });
}

/** Every text of 16 digits, in groups or not. */
const otpsIn = (text: string): string[] => text.match(/(?<![\w.])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}\b/g) ?? [];

const fleetFolders = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`roomkey-fleet-${process.pid}-`));

describe('a fleet', () => {
  it(
    'of 100 stores each credential once, although answers get lost and the portal is busy',
    { timeout: 240_000 },
    async () => {
      await arm({ path: PATHS.deviceAuthorization, kind: 'status', status: 429, retryAfterSeconds: 1, times: 10 });
      await arm({ path: PATHS.deviceAuthorization, kind: 'loseAnswer', times: 5 });
      await arm({ path: PATHS.credential, kind: 'loseAnswer', times: 10 });
      await arm({ path: PATHS.receipt, kind: 'loseAnswer', times: 10 });
      const seen: FleetProgress[] = [];
      const result = await fleet(100, 'hundred', { onProgress: (progress) => void seen.push(progress) });

      expect(
        verdictLines(result)
          .filter((line) => !/^(ok|Memory|\w+: p50)/.test(line))
          .join('\n'),
      ).toMatch(/^100 consoles in .*: every expectation held\.$/);
      expect(hasPassed(result)).toBe(true);
      expect(result.summary).toMatchObject({ devices: 100, passed: 100, failed: 0 });
      expect(result.summary.counted).toHaveLength(10);
      expect(result.summary.latencies.find(({ name }) => name === 'approveToStored')?.count).toBe(100);
      expect(new Set(result.runs.map(({ room }) => room)).size).toBe(100);
      expect(new Set(result.runs.map(({ device }) => `${device.model ?? ''} ${device.serial ?? ''}`)).size).toBe(100);

      // The portal's lists once more, without the fleet's own way of reading them.
      const receipts = await admin.get(`${ADMIN_PATHS.audit}?action=credential.receipt&pageSize=5000`, AuditListSchema);
      expect(receipts.items).toHaveLength(100);
      expect(new Set(receipts.items.map(({ target }) => target)).size).toBe(100);
      const fetches = await admin.get(`${ADMIN_PATHS.audit}?action=credential.fetched&pageSize=5000`, AuditListSchema);
      expect(fetches.items).toHaveLength(110);
      const rooms = await admin.get(`${ADMIN_PATHS.rooms}?search=fleet-hundred-&pageSize=5000`, RoomListSchema);
      expect(new Map(rooms.items.map(({ upn, device }) => [upn, device.serial]))).toEqual(
        new Map(result.runs.map(({ room, device }) => [room, device.serial])),
      );

      expect(seen.at(-1)).toMatchObject({ finished: 100, failed: 0 });
      expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(
        expect.arrayContaining(['preparing', 'entering', 'approving']),
      );
      const serials = new Set(result.runs.map(({ device }) => device.serial));
      for (const text of [jsonReport(result), htmlReport(result), junitReport(result)]) {
        expect(otpsIn(text).filter((digits) => !serials.has(digits))).toEqual([]);
        expect(text).not.toContain(portal.apiToken);
        expect(text).not.toMatch(/"password"/);
      }
      expect(await fleetFolders()).toEqual([]);
    },
  );

  it('uses the rooms of an earlier run again', { timeout: 60_000 }, async () => {
    expect(hasPassed(await fleet(3, 'again'))).toBe(true);
    const second = await fleet(3, 'again');
    expect(verdictLines(second).at(-1)).toMatch(/every expectation held/);
  });

  it('gives the same devices for the same seed', { timeout: 60_000 }, async () => {
    const [first, second] = [await fleet(4, 'same'), await fleet(4, 'same')];
    expect(first.runs.map(({ device }) => device)).toEqual(second.runs.map(({ device }) => device));
  });

  it('keeps each credential in the OS keychain when it is told to', { timeout: 120_000 }, async () => {
    const keyring = await startKeyring('unlocked');
    try {
      const vaultHelper = { host: createSourceHelperHost(keyring.env), entry: VAULT_HELPER };
      const result = await fleet(3, 'keychain', { vault: 'keychain', vaultHelper });
      expect(verdictLines(result).at(-1)).toMatch(/every expectation held/);
    } finally {
      await keyring.stop();
    }
  });

  it('that is ended early stops in order, and says what ran', { timeout: 60_000 }, async () => {
    const ending = new AbortController();
    const result = await fleet(10, 'early', {
      concurrency: 2,
      arrivalsPerSecond: 4,
      signal: ending.signal,
      onProgress: ({ entered }) => {
        if (entered >= 3) ending.abort(new Error('The run was ended early.'));
      },
    });
    expect(result.interrupted).toBe(true);
    expect(hasPassed(result)).toBe(false);
    expect(result.runs).toHaveLength(10);
    expect(result.runs.filter(({ events }) => events.length > 0).length).toBeGreaterThanOrEqual(3);
    expect(result.summary.counted).toEqual([]);
    expect(await fleetFolders()).toEqual([]);
  });

  it(
    'fails the console that the administrator rejected, and says what each side knows',
    { timeout: 60_000 },
    async () => {
      const rejecting: Promise<void>[] = [];
      const reject = async (): Promise<void> => {
        const path = `${ADMIN_PATHS.requests}?status=pending&search=fleet-refused-`;
        const { items } = await admin.get(path, RequestListSchema);
        const decision = { decision: 'reject', reason: 'Wrong room' };
        await admin.post(`${ADMIN_PATHS.requests}/${items[0]?.id ?? ''}/decision`, decision, RequestSchema);
      };
      const result = await fleet(3, 'refused', {
        arrivalsPerSecond: 1,
        onProgress: ({ entered }) => {
          if (entered === 1 && rejecting.length === 0) rejecting.push(reject());
        },
      });
      await Promise.all(rejecting);
      expect(result.summary).toMatchObject({ passed: 2, failed: 1 });
      const failed = result.runs.find(({ ok }) => !ok);
      expect(failed?.failures[0]).toMatchObject({ message: 'The console stands at rejected.', received: 'rejected' });
      expect(failed?.failures.map(({ message }) => message).join()).toContain(
        'Portal: one request for the room, delivered',
      );
      const counted = result.summary.counted.find(({ what }) => what.startsWith('Portal: one request'));
      expect(counted).toMatchObject({ expected: 3, received: 2 });
      expect(hasPassed(result)).toBe(false);
    },
  );

  it('is not begun with a token that the portal does not take, nor without a portal', async () => {
    const wrong = { url: portal.url, apiToken: 'wrong', own: false };
    await expect(fleet(2, 'token', { portal: wrong })).rejects.toThrow('does not take this API token');
    const nobody = { url: 'http://127.0.0.1:9', apiToken: 'x', own: false };
    await expect(fleet(2, 'nobody', { portal: nobody })).rejects.toBeInstanceOf(PortalRefusal);
  });
});
