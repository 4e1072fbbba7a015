import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, AuditListSchema, RoomListSchema } from '@roomkey/shared/protocol/admin';
import { GRANT_TYPES, PATHS, TokenResponseSchema } from '@roomkey/shared/protocol/oauth';
import { contosoRoomPassword } from '../../server/seed/contoso';
import { addUser } from '../admin-users';
import { call, startTestPortal, STORES, type TestPortal } from '../test-portal';

describe.each(STORES)('rooms and audit on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  async function signIn(name: string): Promise<string> {
    const form = {
      grant_type: GRANT_TYPES.password,
      client_id: 'room-console',
      username: `${name}@contoso.example`,
      password: contosoRoomPassword,
    };
    const answer = await fetch(portal.url + PATHS.token, { method: 'POST', body: new URLSearchParams(form) });
    return TokenResponseSchema.parse(await answer.json()).access_token;
  }
  const report = (token: string, problems: string[]) =>
    call(
      portal.url + PATHS.heartbeat,
      'POST',
      { app_version: '9.9.9', problems, device_serial: 'SN-7' },
      { authorization: `Bearer ${token}` },
    );
  const rooms = async (query = '') =>
    RoomListSchema.parse((await portal.api('GET', `${ADMIN_PATHS.rooms}?${query}`)).body);

  test('a console is Onboarding until its first heartbeat, then as it says, and Disconnected when it falls silent', async () => {
    const token = await signIn('sea-rainier');
    await signIn('lon-thames');
    expect((await rooms()).items).toMatchObject([
      { displayName: 'Rainier', state: 'Onboarding', lastSeenAt: null },
      { displayName: 'Thames', state: 'Onboarding' },
    ]);
    expect((await report(token, [])).status).toBe(204);
    expect((await rooms('search=SN-7')).items).toMatchObject([{ state: 'Healthy', appVersion: '9.9.9' }]);
    await report(token, ['frontOfRoom']);
    const unhealthy = await rooms('state=Unhealthy&sort=lastSeenAt&order=desc');
    expect(unhealthy).toMatchObject({ total: 1, items: [{ problems: ['frontOfRoom'] }] });
    expect(unhealthy.summary).toEqual({ Onboarding: 1, Healthy: 0, Unhealthy: 1, Disconnected: 0 });
    await portal.ctx.clock.advance(901);
    expect((await rooms()).summary).toEqual({ Onboarding: 1, Healthy: 0, Unhealthy: 0, Disconnected: 1 });
    const technician = await addUser(portal, 'tech', 'Site Technician', ['London']);
    const seen = RoomListSchema.parse((await technician.api('GET', ADMIN_PATHS.rooms)).body);
    expect(seen.items.map(({ displayName }) => displayName)).toEqual(['Thames']);
    expect(seen.summary).toEqual({ Onboarding: 1, Healthy: 0, Unhealthy: 0, Disconnected: 0 });
  });

  test('the audit list is filtered, exported without running in a spreadsheet, and cannot be changed', async () => {
    await portal.generateOtp('sea-baker@contoso.example');
    await portal.api('POST', ADMIN_PATHS.sites, { name: '=HYPERLINK("x")' });
    const read = async (query: string) =>
      AuditListSchema.parse((await portal.api('GET', `${ADMIN_PATHS.audit}?${query}`)).body);
    const one = await read('action=otp.generated&target=sea-baker@contoso.example&actor=token:token-file');
    expect(one.total).toBe(1);
    expect(one.actions).toContain('otp.generated');
    const at = one.items[0]?.at ?? '';
    expect((await read(`from=${at}&action=otp.generated`)).total).toBe(1);
    expect((await read(`until=${at}&action=otp.generated`)).total).toBe(0);
    const [first] = (await read('order=asc&pageSize=1')).items;
    expect(first?.action).toBe('organisation.seeded');

    const csv = await portal.api('GET', `${ADMIN_PATHS.audit}/export?action=site.created`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(String(csv.body)).toContain(`"'=HYPERLINK(""x"")"`);
    expect((await read('action=audit.exported')).total).toBe(1);
    for (const change of [
      'update audit set actor = null',
      'delete from audit',
      'truncate audit',
      'truncate audit cascade',
    ]) {
      const refused: unknown = await portal.ctx.store.db.execute(sql.raw(change)).catch((error: unknown) => error);
      expect(refused).toMatchObject({ cause: { message: 'the audit list is append-only' } });
    }
  });
});
