/** Many consoles at the same moment: the usual case is one statement, and whoever is not the usual case loses nothing by it. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';
import { accountSupply, findRequest, otpFor } from './admin';
import { makeConsole, text } from './console';

const Rows = z.object({ rows: z.array(z.unknown()) });

describe.each(STORES)('entering OTPs at the same moment on %s', (kind) => {
  let portal: TestPortal;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  const auditOf = async (requestId: string) => {
    const query = sql`select action, details from audit where target = ${requestId} order by id`;
    return Rows.parse(await portal.ctx.store.db.execute(query)).rows;
  };

  test('each gets a request of its own, with its audit row', async () => {
    const upns = [nextAccount(), nextAccount(), nextAccount()];
    const otps = await Promise.all(upns.map((upn) => otpFor(portal, upn)));
    const consoles = await Promise.all(upns.map(() => makeConsole(portal.url)));
    const answers = await Promise.all(consoles.map((console, n) => console.authorize(otps[n]?.otp ?? '')));
    for (const [n, answer] of answers.entries()) {
      const requestId = text(answer, 'request_id');
      expect(await findRequest(portal, requestId)).toMatchObject({ upn: upns[n], status: 'pending' });
      expect(await auditOf(requestId)).toEqual([
        {
          action: 'request.created',
          details: {
            upn: upns[n],
            userCode: text(answer, 'user_code'),
            match: 'none',
            deviceMake: 'Lenovo',
            deviceModel: 'ThinkSmart Core',
            deviceSerial: 'PF-4711',
            deviceOs: 'Windows 11 IoT Enterprise',
            deviceSource: 'measured',
            appVersion: null,
          },
        },
      ]);
      expect((await consoles[n]?.poll(text(answer, 'device_code')))?.body['error']).toBe('authorization_pending');
    }
  });

  test('of two devices with the same OTP one gets it; the others are served all the same', async () => {
    const [contested, free] = [await otpFor(portal, nextAccount()), await otpFor(portal, nextAccount())];
    const [one, two, third] = [
      await makeConsole(portal.url),
      await makeConsole(portal.url),
      await makeConsole(portal.url),
    ];
    const answers = await Promise.all([
      one.authorize(contested.otp),
      two.authorize(contested.otp),
      third.authorize(free.otp),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 400]);
    expect(answers[2].status).toBe(200);
    expect(answers.find(({ status }) => status === 400)?.body).toMatchObject({
      error: 'invalid_grant',
      otp_status: 'used',
    });
  });

  test('one device that sends the same OTP twice at once has one request', async () => {
    const { otp } = await otpFor(portal, nextAccount());
    const console = await makeConsole(portal.url);
    const answers = await Promise.all([console.authorize(otp), console.authorize(otp)]);
    const [first, second] = answers.map((answer) => text(answer, 'request_id'));
    expect(first).toBe(second);
  });

  test('a copy for display ends with the claim', async () => {
    const { otp, id } = await otpFor(portal, nextAccount());
    await (await makeConsole(portal.url)).authorize(otp);
    const query = sql`select * from otp_displays where otp_id = ${id}`;
    expect(Rows.parse(await portal.ctx.store.db.execute(query)).rows).toEqual([]);
  });

  test.runIf(kind === 'postgres')('an account that is locked elsewhere holds up its own console only', async () => {
    const [locked, free] = [nextAccount(), nextAccount()];
    const otps = [await otpFor(portal, locked), await otpFor(portal, free)] as const;
    const [slow, quick] = [await makeConsole(portal.url), await makeConsole(portal.url)];
    const waiting = await portal.ctx.store.transaction(async (tx) => {
      await tx.execute(sql`select id from accounts where upn = ${locked} for update`);
      const answer = slow.authorize(otps[0].otp);
      expect((await quick.authorize(otps[1].otp)).status).toBe(200);
      return { answer };
    });
    expect((await waiting.answer).status).toBe(200);
  });
});
