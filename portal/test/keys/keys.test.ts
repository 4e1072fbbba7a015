import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeKeys } from '../../server/keys/keys';

const root = randomBytes(32);
const keys = makeKeys('k-one', root);

describe('keyed hashes', () => {
  test('are the same for the same key, purpose and text, and differ otherwise', () => {
    expect(keys.hmac('otp', '1234')).toEqual(makeKeys('k-one', root).hmac('otp', '1234'));
    const others = [
      keys.hmac('otp', '1235'),
      keys.hmac('token', '1234'),
      makeKeys('k-one', randomBytes(32)).hmac('otp', '1234'),
    ];
    for (const other of others) expect(other).not.toEqual(keys.hmac('otp', '1234'));
    expect(keys.hmac('otp', '1234')).toHaveLength(32);
  });
});

describe('sealed values', () => {
  test('open to what was sealed, and look different each time', () => {
    const first = keys.seal('display', 'geheim ☃', 'row-1');
    expect(keys.open('display', first, 'row-1')).toBe('geheim ☃');
    expect(keys.seal('display', 'geheim ☃', 'row-1')).not.toEqual(first);
    expect(keys.open('delivery', keys.seal('delivery', '', 'x'), 'x')).toBe('');
  });

  test('open for no other row, purpose or keys, and not after any byte was changed', () => {
    const sealed = keys.seal('display', 'secret', 'row-1');
    expect(() => keys.open('display', sealed, 'row-2')).toThrow();
    expect(() => keys.open('delivery', sealed, 'row-1')).toThrow();
    expect(() => makeKeys('k-two', root).open('display', sealed, 'row-1')).toThrow('other keys');
    expect(() => makeKeys('k-one', randomBytes(32)).open('display', sealed, 'row-1')).toThrow();
    for (const [index, byte] of sealed.entries()) {
      const changed = Uint8Array.from(sealed);
      changed[index] = byte ^ 1;
      expect(() => keys.open('display', changed, 'row-1')).toThrow();
    }
    expect(() => keys.open('display', sealed.subarray(0, 20), 'row-1')).toThrow();
  });
});
