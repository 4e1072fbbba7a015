import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { matchDevice, storedIdentity } from '@roomkey/shared/device/device-match';
import { ADMIN_PATHS, RequestListSchema } from '@roomkey/shared/protocol/admin';
import { matchInSql } from '../../server/features/requests/match-in-sql';
import { enterOtp } from '../device';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

const Rows = z.object({ rows: z.array(z.object({ match: z.string() })) });

/** What differs between JavaScript and databases, or looks alike: sharp s, dotted and dotless i, full-width, combining. */
const odd = [
  'ß',
  'SS',
  'ss',
  'ẞ',
  'ı',
  'İ',
  'i',
  'I',
  'ſ',
  'K',
  'Ａ',
  'ａ',
  'é',
  'e\u0301',
  'ﬁ',
  'FI',
  'Σ',
  'σ',
  'ς',
].concat([
  '\u00A0',
  '\u3000',
  '\u2009',
  '\u200B',
  '\t',
  ' ',
  '\v',
  '\f',
  '\r',
  '\n',
  '\\',
  '\\t',
  "'",
  'x0B',
  'Ǆ',
  'ǆ',
  '𐐀',
  '𐐨',
]);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }).filter((value) => !/[\0\p{Surrogate}]/u.test(value)),
  fc
    .array(fc.constantFrom(...odd, 'a', 'z', 'A', 'Z', '0', '9', '-'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('')),
);
/** Half of the pairs are one text written in two ways. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(text, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'))
    .map(([value, form]) => [value, value.normalize(form)] as const),
  text.map((value) => [value, value.toUpperCase()] as const),
  text.map((value) => [value, ` ${value.toLowerCase()}`] as const),
);
const optional = fc.option(pair, { freq: 4 });

describe.each(STORES)('the rule of expected devices on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  /** The very expression that lists and decisions use, over rows that are named as the tables are. */
  async function inSql(cases: readonly (readonly (string | null)[])[]): Promise<string[]> {
    const rows = cases.map(
      (each, n) =>
        sql`(${n}::int, ${sql.join(
          each.map((value) => sql`${value}::text`),
          sql`, `,
        )})`,
    );
    const { rows: answers } = Rows.parse(
      await portal.ctx.store.db.execute(sql`
        with given(n, es, em, ds, dm) as (values ${sql.join(rows, sql`, `)}),
          accounts as (select n, es as expected_serial, em as expected_model from given),
          requests as (select n, ds as device_serial, dm as device_model from given)
        select ${matchInSql} as match from accounts join requests using (n) order by n`),
    );
    return answers.map(({ match }) => match);
  }

  test('is the same in SQL and in TypeScript, for any Unicode text, stored as it should be or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(optional, optional), { minLength: 40, maxLength: 80 }), async (devices) => {
        const cases = devices.map(
          ([serials, models]) => [serials?.[0], models?.[0], serials?.[1], models?.[1]] as const,
        );
        const both = cases.flatMap((one) => [
          one.map((value) => value ?? null),
          one.map((value) => (value === undefined ? null : storedIdentity(value))),
        ]);
        const expected = both.map(([serial = null, model = null, deviceSerial = null, deviceModel = null]) =>
          matchDevice(serial === null ? null : { serial, model }, { serial: deviceSerial, model: deviceModel }),
        );
        expect(await inSql(both)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['ＳＮ－０００１', 'sn-0001', 'match'],
    ['SN\u3000 0001', 'sn0001', 'match'],
    ['straße', 'STRASSE', 'mismatch'],
    ['ISTANBUL', 'ıstanbul', 'mismatch'],
    ['cafe\u0301', 'café', 'match'],
  ] as const)('%j against %j is a %s wherever it is asked', async (expected, reported, match) => {
    const name = 'sea-rainier@contoso.example';
    const id = await portal.accountId(name);
    const account = `${ADMIN_PATHS.accounts}/${id}`;
    await portal.api('PATCH', account, { expectedDevice: { serial: expected, model: null } });
    const { otp } = await portal.generateOtp(name);
    await enterOtp(portal.url, otp, { device_serial: reported });
    const { body } = await portal.api('GET', `${ADMIN_PATHS.requests}?accountId=${id}&status=pending&match=${match}`);
    const [request] = RequestListSchema.parse(body).items;
    expect(request?.match).toBe(match);
    const decision = await portal.api('POST', `${ADMIN_PATHS.requests}/${request?.id ?? ''}/decision`, {
      decision: 'approve',
    });
    expect(decision.status).toBe(match === 'match' ? 200 : 409);
    const end = match === 'match' ? 'revoke' : 'decision';
    const rejection = { reason: 'Other', ...(match === 'match' ? {} : { decision: 'reject' }) };
    expect((await portal.api('POST', `${ADMIN_PATHS.requests}/${request?.id ?? ''}/${end}`, rejection)).status).toBe(
      200,
    );

    // A file means the same as a form.
    const csv = `UPN,Serial number\n${name},${expected}`;
    await portal.api('POST', `${ADMIN_PATHS.accounts}/expected-devices/import`, { csv, dryRun: false });
    expect(await portal.api('GET', account)).toMatchObject({
      body: { expectedDevice: { serial: storedIdentity(expected), model: null } },
    });
  });
});
