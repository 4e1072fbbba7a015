import { stat } from 'node:fs/promises';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ADMIN_PATHS,
  BACKGROUND_HEADER,
  CSRF_HEADER,
  SessionSchema,
  type Session,
} from '@roomkey/shared/protocol/admin';
import { makeSignInUrl } from '../../server/features/session/sign-in-link';
import { administrators, apiTokens, audit, failures, sessions, signInLinks } from '../../server/store/schema';
import { call, startTestPortal, type Answer, type TestPortal } from '../test-portal';

const credentials = { username: 'Ada', password: 'a long enough password' };

describe('sessions of administrators', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal('postgres');
  });
  afterAll(() => portal.dispose());
  beforeEach(async () => {
    const { db } = portal.ctx.store;
    for (const table of [sessions, signInLinks, administrators, failures]) await db.delete(table);
  });

  const at = (path: string) => `${portal.url}${path}`;
  const linkToken = async () => new URL(await makeSignInUrl(portal.ctx)).hash.split('token=')[1] ?? '';
  const redeem = (token: string) => call(at(ADMIN_PATHS.signInLink), 'POST', { token });
  const signIn = (given: object = credentials) => call(at(ADMIN_PATHS.session), 'POST', given);
  /** The headers with which a browser goes on after a sign-in answer. */
  const browser = (answer: Answer) => ({
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    [CSRF_HEADER]: SessionSchema.parse(answer.body).csrfToken,
  });
  const who = (headers: Record<string, string>) => call(at(ADMIN_PATHS.session), 'GET', undefined, headers);
  async function setUp(): Promise<Answer> {
    const redeemed = await redeem(await linkToken());
    return call(at(ADMIN_PATHS.setup), 'POST', credentials, browser(redeemed));
  }

  test('the printed link signs its holder in once, who then chooses name and password and gets a new session', async () => {
    const token = await linkToken();
    const redeemed = await redeem(token);
    expect(redeemed).toMatchObject({
      status: 200,
      body: { needsCredentials: true, organisation: 'Contoso', testControls: true },
    });
    expect(redeemed.headers.get('set-cookie')).toMatch(
      /^roomkey-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await redeem(token)).toMatchObject({ status: 410, body: { code: 'session.linkInvalid' } });
    const early = await call(at(ADMIN_PATHS.accounts), 'GET', undefined, browser(redeemed));
    expect(early).toMatchObject({ status: 403, body: { code: 'session.needsCredentials' } });

    const done = await call(at(ADMIN_PATHS.setup), 'POST', credentials, browser(redeemed));
    expect(done).toMatchObject({ status: 200, body: { needsCredentials: false, username: 'ada' } });
    expect(browser(done)).not.toEqual(browser(redeemed));
    expect((await who(browser(redeemed))).status).toBe(401);
    expect((await call(at(ADMIN_PATHS.accounts), 'GET', undefined, browser(done))).status).toBe(200);
  });

  test('of two who hold links, the first to choose a name wins; the other’s session and link end', async () => {
    const [first, second] = [await redeem(await linkToken()), await redeem(await linkToken())];
    const third = await linkToken();
    const answers = await Promise.all(
      [first, second].map((one, index) =>
        call(at(ADMIN_PATHS.setup), 'POST', { ...credentials, username: `admin-${String(index)}` }, browser(one)),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await redeem(third)).toMatchObject({ status: 410 });
    const [row] = await portal.ctx.store.db.select({ n: count() }).from(administrators);
    expect(row?.n).toBe(1);
    expect(await makeSignInUrl(portal.ctx)).toBe(`${portal.url}/#/sign-in`);
  });

  test('a link ends after 15 minutes', async () => {
    const token = await linkToken();
    await portal.ctx.clock.advance(15 * 60 + 1);
    expect((await redeem(token)).status).toBe(410);
  });

  test('name and password sign in; each sign-in has a new session and ends the browser’s earlier one', async () => {
    const before = await setUp();
    const after = await call(at(ADMIN_PATHS.session), 'POST', { ...credentials, username: ' ADA ' }, browser(before));
    expect(after.status).toBe(200);
    expect((await who(browser(before))).status).toBe(401);
    expect((await who(browser(after))).status).toBe(200);
  });

  test('wrong names and wrong passwords look the same, and 10 failures in 15 minutes are the limit', async () => {
    await setUp();
    const wrong = { ...credentials, password: 'not the password' };
    const [unknownName, wrongPassword] = [await signIn({ ...wrong, username: 'bob' }), await signIn(wrong)];
    expect(unknownName.body).toEqual(wrongPassword.body);
    expect(unknownName.status).toBe(401);
    for (let failure = 1; failure < 10; failure += 1) await signIn(wrong);
    const limited = await signIn();
    expect(limited).toMatchObject({ status: 429, body: { code: 'session.tooManyAttempts' } });
    expect(limited.headers.get('retry-after')).toBe('900');
    await portal.ctx.clock.advance(901);
    expect((await signIn()).status).toBe(200);
  });

  test('every changing call needs the CSRF token of this very session', async () => {
    const mine = browser(await setUp());
    const others = browser(await signIn());
    const change = { otpValidityHours: 4, otpAutoApproval: false };
    const put = (headers: Record<string, string>) => call(at(ADMIN_PATHS.preferences), 'PUT', change, headers);
    for (const token of ['', 'x', others[CSRF_HEADER]]) {
      expect(await put({ ...mine, [CSRF_HEADER]: token })).toMatchObject({
        status: 403,
        body: { code: 'session.csrf' },
      });
    }
    expect((await put({ cookie: mine.cookie })).status).toBe(403);
    expect((await put(mine)).status).toBe(200);
  });

  test('another site cannot sign a browser in', async () => {
    await setUp();
    const forged = await call(at(ADMIN_PATHS.session), 'POST', credentials, { 'sec-fetch-site': 'cross-site' });
    expect(forged).toMatchObject({ status: 403, body: { code: 'session.csrf' } });
  });

  test('idle for 30 minutes ends it, polls in the background do not keep it, and 12 hours end it anyway', async () => {
    const busy = browser(await setUp());
    const quiet = browser(await signIn());
    for (let round = 0; round < 4; round += 1) {
      await portal.ctx.clock.advance(10 * 60);
      expect((await who(busy)).status).toBe(200);
      expect((await who({ ...quiet, [BACKGROUND_HEADER]: '1' })).status).toBe(round < 2 ? 200 : 401);
    }
    for (let hours = 0; hours < 12; hours += 0.25) {
      await portal.ctx.clock.advance(15 * 60);
      await who(busy);
    }
    expect((await who(busy)).status).toBe(401);
  });

  test('signing out ends it at the server', async () => {
    const headers = browser(await setUp());
    const out = await call(at(ADMIN_PATHS.session), 'DELETE', undefined, headers);
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^roomkey-session=;/);
    expect((await who(headers)).status).toBe(401);
  });

  test('nothing that opens anything is stored in clear or audited', async () => {
    const answer = await setUp();
    const { db } = portal.ctx.store;
    const all = JSON.stringify([
      await db.select().from(sessions),
      await db.select().from(administrators),
      await db.select().from(audit),
    ]);
    const session: Session = SessionSchema.parse(answer.body);
    for (const secret of [browser(answer).cookie.split('=')[1] ?? '', session.csrfToken, credentials.password]) {
      expect(all).not.toContain(secret);
    }
  });
});

describe('API tokens', () => {
  test('act as an administrator for 24 h, from a file that only its owner reads', async () => {
    const portal = await startTestPortal('postgres', { testControls: false });
    const { db } = portal.ctx.store;
    expect((await stat(portal.config.apiTokenFile ?? '')).mode & 0o777).toBe(0o600);
    expect(await portal.api('GET', ADMIN_PATHS.session)).toMatchObject({ body: { username: 'token:token-file' } });
    const wrong = await call(`${portal.url}${ADMIN_PATHS.accounts}`, 'GET', undefined, {
      authorization: `Bearer ${'x'.repeat(43)}`,
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.required' } });

    const [token] = await db.select().from(apiTokens);
    expect((token?.expiresAt.getTime() ?? 0) - (token?.createdAt.getTime() ?? 0)).toBe(24 * 3_600_000);
    await db.update(apiTokens).set({ expiresAt: portal.ctx.clock.now() });
    expect((await portal.api('GET', ADMIN_PATHS.session)).status).toBe(401);
    await portal.dispose();
  });

  test('stay valid when a test moves the time by two weeks', async () => {
    const portal = await startTestPortal('pglite');
    await portal.ctx.clock.advance(336 * 3600);
    expect((await portal.api('GET', ADMIN_PATHS.session)).status).toBe(200);
    await portal.dispose();
  });
});
