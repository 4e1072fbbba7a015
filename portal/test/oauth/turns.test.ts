import { expect, test } from 'vitest';
import { turns } from '../../server/oauth/turns';

test('so many work at once, the others in the order they came', async () => {
  const inTurn = turns(2);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const work = (n: number) =>
    inTurn(
      () =>
        new Promise<number>((resolve) => {
          started.push(n);
          ends[n] = () => resolve(n);
        }),
    );
  const all = [0, 1, 2, 3].map(work);
  await expect.poll(() => started).toEqual([0, 1]);
  ends[1]?.();
  await expect.poll(() => started).toEqual([0, 1, 2]);
  ends[0]?.();
  await expect.poll(() => started).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test('a turn that fails is handed on', async () => {
  const inTurn = turns(1);
  const failing = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(() => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
  expect(await inTurn(() => Promise.resolve('again'))).toBe('again');
});
