import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIRECTORY_ERRORS, type DirectoryErrorName } from '@roomkey/shared/protocol/directory-errors';
import { generatePassword, hashPassword, signIn, verifyPassword } from '../../server/directory/directory';
import { contosoRoomPassword as password } from '../../server/seed/contoso';
import { accounts } from '../../server/store/schema';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

describe('passwords', () => {
  test('are hashed with argon2id at the stated cost, and verify', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, 'correct horse')).toBe(true);
    expect(await verifyPassword(hash, 'correct horsE')).toBe(false);
  });

  test('are generated long, of every class, without look-alikes, and never twice', () => {
    const made = Array.from({ length: 500 }, generatePassword);
    expect(new Set(made).size).toBe(500);
    for (const one of made) {
      expect(one).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!#%+:=?@]).{20}$/);
      expect(one).not.toMatch(/[0O1lIo]/);
    }
  });
});

describe.each(STORES)('the directory on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());
  const attempt = (upn: string, given = password) => signIn(portal.ctx, { upn, password: given });

  test('signs a room in, whatever the case and spaces of its name', async () => {
    expect(await attempt(' SEA-Rainier@Contoso.example ')).toMatchObject({
      ok: true,
      account: { displayName: 'Rainier' },
    });
  });

  test.each<[string, string, DirectoryErrorName]>([
    ['another organisation', 'sea-rainier@fabrikam.example', 'foreignDomain'],
    ['no domain', 'sea-rainier', 'foreignDomain'],
    ['two domains', 'sea-rainier@contoso.example@fabrikam.example', 'foreignDomain'],
    ['an unknown name', 'nobody@contoso.example', 'unknownUser'],
    ['a disabled account', 'muc-mangfall@contoso.example', 'accountDisabled'],
    ['an expired password', 'tyo-edo@contoso.example', 'passwordExpired'],
    ['MFA', 'sea-stuart@contoso.example', 'mfaRequired'],
    ['a policy', 'tyo-tama@contoso.example', 'blockedByPolicy'],
    ['no licence', 'sea-shuksan@contoso.example', 'licenceMissing'],
  ])('refuses %s', async (_, upn, name) => {
    expect(await attempt(upn)).toEqual({ ok: false, code: DIRECTORY_ERRORS[name] });
  });

  test('tells only who knows the password what else is wrong with an account', async () => {
    for (const upn of ['muc-mangfall@contoso.example', 'sea-stuart@contoso.example', 'sea-shuksan@contoso.example']) {
      expect(await attempt(upn, 'wrong')).toEqual({ ok: false, code: DIRECTORY_ERRORS.wrongPassword });
    }
  });

  test('locks an account after 10 failures, made at once or in turn, known or not, until the window ends', async () => {
    for (const upn of ['lon-thames@contoso.example', 'ghost@contoso.example']) {
      const results = await Promise.all(Array.from({ length: 14 }, () => attempt(upn, 'wrong')));
      const locked = results.filter((result) => !result.ok && result.code === DIRECTORY_ERRORS.accountLocked);
      expect(locked).toHaveLength(4);
    }
    expect(await attempt('lon-thames@contoso.example')).toEqual({ ok: false, code: DIRECTORY_ERRORS.accountLocked });
    await portal.ctx.clock.advance(900);
    expect(await attempt('lon-thames@contoso.example')).toMatchObject({ ok: true });
  });

  test('a success forgets the failures before it', async () => {
    const upn = 'lon-fleet@contoso.example';
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 9; failure += 1) await attempt(upn, 'wrong');
      expect(await attempt(upn)).toMatchObject({ ok: true });
    }
  });

  test('an attempt with a foreign domain is counted nowhere and reads no password', async () => {
    const { db } = portal.ctx.store;
    await db
      .update(accounts)
      .set({ upn: 'muc-isar@fabrikam.example' })
      .where(eq(accounts.upn, 'muc-isar@contoso.example'));
    for (let round = 0; round < 12; round += 1) {
      expect(await attempt('muc-isar@fabrikam.example')).toEqual({ ok: false, code: DIRECTORY_ERRORS.foreignDomain });
    }
  });
});
