import { describe, expect, test } from 'vitest';
import { batched } from '../../server/oauth/batcher';
import { makeRequestId, makeUserCode } from '../../server/oauth/codes';
import { makeNonce, nonceAge } from '../../server/oauth/dpop-nonce';
import { parseForm } from '../../server/oauth/form';
import { HeldPoll } from '../../server/oauth/held-polls';
import { readPreferWait } from '../../server/oauth/prefer-wait';
import { addressBlock } from '../../server/oauth/source';
import { safeError } from '../../server/http/safe-error';
import { makeKeys } from '../../server/keys/keys';

describe('forms', () => {
  const parse = (text: string) => parseForm(Buffer.from(text));

  test('are decoded, and empty parameters count as absent (RFC 6749 3.2)', () => {
    expect(parse('a=1&b=%C3%A9+x&c=&d&&e=%3D%26')).toEqual({ a: '1', b: 'é x', e: '=&' });
    expect(parse('')).toEqual({});
  });

  test.each(['a=1&a=2', 'a=1&%61=2', 'a=&a=1', 'a=%', 'a=%0', 'a=%C3', 'a=%00', '%00=a', 'a=\u00e9', 'a=\n'])(
    'refuse %j',
    (text) => {
      expect(() => parse(text)).toThrow('invalid_request');
    },
  );

  test('keep names that JavaScript knows otherwise as plain members', () => {
    const form = parse('__proto__=x&toString=y');
    expect(Object.getPrototypeOf(form)).toBe(Object.prototype);
    expect(Object.keys(form)).toEqual(['__proto__', 'toString']);
  });
});

test.each([
  ['wait=25', 25],
  ['wait=100', 25],
  ['wait = "7"', 7],
  ['respond-async, wait=3; x=1', 3],
  ['wait=2, wait=9', 2],
  ['WAIT=4', 4],
  ['wait=0', 0],
  ['wait=-1', 0],
  ['wait=1.5', 0],
  ['waiting=5', 0],
  [undefined, 0],
  [['a=1', 'wait=6'], 6],
])('Prefer: %j holds for %i s', (header, seconds) => {
  expect(readPreferWait(header)).toBe(seconds);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('guesses from %s count for %s', (address, source) => {
  expect(addressBlock(address)).toBe(source);
});

test('nonces live five minutes and belong to their keys', () => {
  const keys = makeKeys('k1', new Uint8Array(32).fill(1));
  const nonce = makeNonce({ keys, nowSeconds: 1000 });
  expect([999, 1000, 1300, 1301].map((nowSeconds) => nonceAge(nonce, { keys, nowSeconds }))).toEqual([
    null,
    0,
    300,
    null,
  ]);
  const other = makeKeys('k2', new Uint8Array(32).fill(2));
  expect(nonceAge(nonce, { keys: other, nowSeconds: 1000 })).toBeNull();
  for (const bad of ['', '.', 'rs', `${nonce}.x`, `zz${nonce}`, nonce.slice(0, -1)])
    expect(nonceAge(bad, { keys, nowSeconds: 1000 })).toBeNull();
});

test('codes have their alphabets', () => {
  for (let n = 0; n < 200; n += 1) {
    expect(makeUserCode()).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(makeRequestId()).toMatch(/^R-\d{3}-\d{3}-\d{3}$/);
  }
});

describe('batches', () => {
  test('calls of one turn become one run, answered in order', async () => {
    const runs: number[][] = [];
    const double = batched((inputs: readonly number[]) => {
      runs.push([...inputs]);
      return Promise.resolve(inputs.map((input) => input * 2));
    });
    expect(await Promise.all([double(1), double(2), double(1)])).toEqual([2, 4, 2]);
    expect(await double(5)).toBe(10);
    expect(runs).toEqual([[1, 2, 1], [5]]);
  });

  test('a failure reaches every call of its run and no other', async () => {
    const check = batched((inputs: readonly number[]) =>
      inputs.includes(0) ? Promise.reject(new Error('zero')) : Promise.resolve(inputs),
    );
    const settled = await Promise.allSettled([check(0), check(1)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await check(2)).toBe(2);
  });
});

describe('a held poll', () => {
  test('loses no wake that comes between two waits', async () => {
    const poll = new HeldPoll(() => undefined);
    poll.wake('changed');
    poll.wake('changed');
    expect(await poll.next()).toBe('changed');
    const next = poll.next();
    poll.wake('changed');
    expect(await next).toBe('changed');
  });

  test('ends for good', async () => {
    const poll = new HeldPoll(() => undefined);
    poll.wake('changed');
    poll.wake('closing');
    poll.wake('changed');
    poll.wake('over');
    expect([await poll.next(), await poll.next()]).toEqual(['closing', 'closing']);
  });
});

test('a failed statement is logged without its parameters, a parser error without what was sent', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505' });
  const failed = new Error('Failed query: insert into x values ($1)\nparams: hunter2', { cause });
  expect(safeError(failed)).toMatchObject({ code: '23505', message: 'duplicate key' });
  let parseError: unknown;
  try {
    JSON.parse('{"password":hunter2');
  } catch (error) {
    parseError = error;
  }
  for (const error of [failed, parseError]) expect(JSON.stringify(safeError(error))).not.toContain('hunter2');
});
