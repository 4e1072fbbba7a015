import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  ADMIN_PATHS,
  PortalStateSchema,
  GeneratedOtpSchema,
  SiteListSchema,
  type PortalState,
} from '@roomkey/shared/protocol/admin';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { startPortal } from '../../../server/start-portal';
import { TABLE_NAMES } from '../../../server/features/test-controls/state/tables';
import { addUser } from '../../admin-users';
import { enterOtp } from '../../device';
import { addFault, advance, approve, findRequest } from '../../oauth/admin';
import { makeConsole } from '../../oauth/console';
import { call, startTestPortal, STORES, temporaryFolder, type TestPortal } from '../../test-portal';
import { listen } from '../authorisation/listen';

const STATE = '/api/test/state';
const save = async (portal: TestPortal) => PortalStateSchema.parse((await portal.api('GET', STATE)).body);
const restore = (portal: TestPortal, state: unknown) => portal.api('PUT', STATE, state);
/** What the acts of saving and restoring leave behind themselves. */
const withoutOwnTraces = ({ tables, ...state }: PortalState) => ({
  ...state,
  savedAt: '',
  tables: {
    ...tables,
    audit: tables['audit']?.filter(({ action }) => !String(action).startsWith('testControls.state')),
    organisation: tables['organisation']?.map((row) => ({ ...row, clock_offset_seconds: 0 })),
  },
});
const statusOf = async (portal: TestPortal, requestId: string) => (await findRequest(portal, requestId)).status;

describe.each(STORES)('the whole state on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  test('has every table of the database', async () => {
    const answer = await portal.ctx.store.db.execute(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const { rows } = z.object({ rows: z.array(z.object({ name: z.string() })) }).parse(answer);
    expect([...TABLE_NAMES].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(Object.keys((await save(portal)).tables)).toEqual(TABLE_NAMES);
  });

  test('comes back as it was: requests, faults, time; the caller keeps its way in', async () => {
    const undecided = await portal.generateOtp('sea-rainier@contoso.example');
    const { request_id: requestId } = await enterOtp(portal.url, undecided.otp);
    await addFault(portal, { path: PATHS.heartbeat, kind: 'drop', times: 3 });
    const saved = await save(portal);
    const savedAt = portal.ctx.clock.now().getTime();

    await approve(portal, requestId);
    await portal.api('DELETE', '/api/test/faults');
    await portal.api('POST', ADMIN_PATHS.sites, { name: 'Only for a while' });
    await advance(portal, 10 * 86_400);
    expect((await restore(portal, saved)).status).toBe(204);

    const sinceSaved = portal.ctx.clock.now().getTime() - savedAt;
    expect(sinceSaved).toBeGreaterThanOrEqual(0);
    expect(sinceSaved).toBeLessThan(60_000);
    expect(await statusOf(portal, requestId)).toBe('pending');
    expect(withoutOwnTraces(await save(portal))).toEqual(withoutOwnTraces(saved));
    await expect(portal.ctx.store.db.execute(sql`delete from audit`)).rejects.toMatchObject({
      cause: { message: 'the audit list is append-only' },
    });
    expect(JSON.stringify(saved)).not.toContain(undecided.otp);
    await portal.api('DELETE', '/api/test/faults');
  });

  test('tidying goes on after the time went back, and each act is in the audit list', async () => {
    const saved = await save(portal);
    await advance(portal, 30 * 86_400);
    await restore(portal, saved);
    const made = await portal.generateOtp('lon-thames@contoso.example');
    await advance(portal, 9 * 3_600);
    const read = () => portal.api('GET', `${ADMIN_PATHS.otps}/${made.id}`);
    await expect.poll(async () => (await read()).body, { timeout: 20_000 }).toMatchObject({ status: 'expired' });
    const swept = () => portal.api('GET', `${ADMIN_PATHS.audit}?action=otp.expired`);
    await expect.poll(async () => (await swept()).body, { timeout: 20_000 }).not.toMatchObject({ total: 0 });
    const { body } = await portal.api('GET', `${ADMIN_PATHS.audit}?action=testControls.stateRestored`);
    expect(body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ actor: 'token:token-file' })]) as unknown,
    });
  });

  test('a console that waits, and a page that looks, notice at once', async () => {
    const page = await listen(portal.url, await addUser(portal, `${kind}-page`, 'Teams Rooms Pro Manager'));
    const saved = await save(portal);
    const device = await makeConsole(portal.url);
    const entered = await device.authorize((await portal.generateOtp('muc-isar@contoso.example')).otp);
    const held = device.poll(String(entered.body['device_code']), 25);
    await expect.poll(async () => (await portal.api('GET', '/metrics')).body).toMatch(/roomkey_held_polls 1\b/);
    await restore(portal, saved);
    // The request is not part of the state that has come back.
    expect((await held).body).toMatchObject({ error: 'invalid_grant' });
    await expect.poll(() => page.text, { timeout: 10_000 }).toContain('requests');
    page.stop();
  });

  test('in one call everything is as at the start, the first sign-in link too', async () => {
    await addUser(portal, `${kind}-somebody`, 'Site Lead', ['Seattle']);
    await portal.generateOtp('muc-amper@contoso.example');
    expect((await portal.api('POST', `${STATE}/reset`)).status).toBe(204);
    const state = await save(portal);
    expect([state.tables['otps'], state.tables['administrators'], state.faults]).toEqual([[], [], []]);
    const token = portal.signInUrl.split('token=')[1];
    expect((await call(portal.url + ADMIN_PATHS.signInLink, 'POST', { token })).status).toBe(200);
  });

  test('is refused when it is of another version, of other keys, or not whole; then nothing has changed', async () => {
    await portal.generateOtp('muc-wuerm@contoso.example');
    const saved = await save(portal);
    const change = (table: string, edit: (row: Record<string, unknown>) => Record<string, unknown>) => ({
      ...saved,
      tables: { ...saved.tables, [table]: saved.tables[table]?.map(edit) },
    });
    const { sites: _sites, ...withoutSites } = saved.tables;
    const refusals: readonly (readonly [unknown, number, string, string])[] = [
      [{ ...saved, version: 2 }, 409, 'state.otherVersion', 'Save it again'],
      [{ ...saved, schema: 1 }, 409, 'state.otherVersion', 'tables of 1'],
      [{ ...saved, savedAt: '9999-01-01T00:00:00Z' }, 422, 'state.invalid', 'savedAt'],
      [{ ...saved, keysId: 'k-others' }, 409, 'state.otherKeys', '--keys'],
      [{ ...saved, tables: withoutSites }, 422, 'state.invalid', 'tables.sites'],
      [change('otps', (row) => ({ ...row, status: 'lost' })), 422, 'state.invalid', 'tables.otps.0.status'],
      [change('otps', (row) => ({ ...row, hmac: 'none' })), 422, 'state.invalid', 'tables.otps.0.hmac'],
      [change('accounts', (row) => ({ ...row, colour: 'blue' })), 422, 'state.invalid', 'tables.accounts.0'],
      [change('accounts', (row) => ({ ...row, id: '00' })), 422, 'state.invalid', 'SQLSTATE 22P02'],
      [change('accounts', (row) => ({ ...row, upn: 'same' })), 422, 'state.invalid', 'SQLSTATE 23505'],
      [change('organisation', (row) => ({ ...row, keys_id: 'k-1' })), 422, 'state.invalid', 'tables.organisation'],
      [{ format: 'other' }, 400, 'request.invalid', 'format'],
    ];
    for (const [state, status, code, hint] of refusals) {
      const answer = await restore(portal, state);
      expect(answer).toMatchObject({ status, body: { code } });
      expect(JSON.stringify(answer.body)).toContain(hint);
    }
    expect(withoutOwnTraces(await save(portal))).toEqual(withoutOwnTraces(saved));
  });

  test('only those who may use test controls come near it', async () => {
    const lead = await addUser(portal, `${kind}-lead`, 'Site Lead', ['Seattle']);
    const calls = [lead.api('GET', STATE), lead.api('PUT', STATE, {}), lead.api('POST', `${STATE}/reset`)];
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  test('a new portal with the same keys begins with it; one with accounts does not', async () => {
    const made = await portal.generateOtp('sao-tiete@contoso.example');
    const file = path.join(await temporaryFolder(), 'state.json');
    await writeFile(file, JSON.stringify(await save(portal)));
    const next = await startTestPortal(kind, { stateFile: file, keysPath: portal.config.keysPath });
    const { body } = await next.api('POST', `${ADMIN_PATHS.otps}/${made.id}/reveal`);
    expect(GeneratedOtpSchema.parse(body).otp).toBe(made.otp);
    expect(SiteListSchema.parse((await next.api('GET', ADMIN_PATHS.sites)).body).items).not.toEqual([]);
    await next.close();
    await expect(startPortal({ ...next.config, stateFile: file })).rejects.toMatchObject({ code: 'state.notEmpty' });
    await next.dispose();
    const others = startTestPortal(kind, { stateFile: file });
    await expect(others).rejects.toMatchObject({
      code: 'state.unusable',
      message: expect.stringContaining('--keys') as unknown,
    });
  });
});

test('a file that is no state, and one that is not there, are refused at the start', async () => {
  const file = path.join(await temporaryFolder(), 'state.json');
  await expect(startTestPortal('postgres', { stateFile: file })).rejects.toMatchObject({
    code: 'config.fileUnreadable',
  });
  await writeFile(file, '{"tables":');
  await expect(startTestPortal('postgres', { stateFile: file })).rejects.toMatchObject({ code: 'state.unusable' });
});

test('without test controls there is no state to read', async () => {
  const plain = await startTestPortal('postgres', { testControls: false });
  const statuses = [await plain.api('GET', STATE), await plain.api('POST', `${STATE}/reset`)].map(
    ({ status }) => status,
  );
  expect(z.array(z.literal(404)).length(2).safeParse(statuses).success).toBe(true);
  await plain.dispose();
});
