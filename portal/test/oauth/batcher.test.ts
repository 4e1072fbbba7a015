import { expect, test } from 'vitest';
import { batched } from '../../server/oauth/batcher';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A statement that ends when the test says so. */
function controlled() {
  const batches: { inputs: readonly number[]; end: () => void }[] = [];
  const run = (inputs: readonly number[]) =>
    new Promise<number[]>((resolve) => batches.push({ inputs, end: () => resolve(inputs.map((n) => n * 10)) }));
  return { batches, run };
}

test('with a limit, what comes while a statement is under way goes into the next one', async () => {
  const { batches, run } = controlled();
  const call = batched(run, { underWay: 1 });
  const first = call(1);
  await tick();
  const [second, third] = [call(2), call(3)];
  await tick();
  expect(batches.map(({ inputs }) => inputs)).toEqual([[1]]);
  batches[0]?.end();
  expect(await first).toBe(10);
  await expect.poll(() => batches.map(({ inputs }) => inputs)).toEqual([[1], [2, 3]]);
  batches[1]?.end();
  expect(await Promise.all([second, third])).toEqual([20, 30]);
});

test('without one, a statement that waits holds nobody up', async () => {
  const { batches, run } = controlled();
  const call = batched(run);
  void call(1);
  await tick();
  const second = call(2);
  await tick();
  batches[1]?.end();
  expect(await second).toBe(20);
});

test('more than a statement takes are spread over several, in order', async () => {
  const sizes: number[] = [];
  const call = batched(
    (inputs: readonly number[]) => {
      sizes.push(inputs.length);
      return Promise.resolve(inputs);
    },
    { underWay: 1 },
  );
  const outputs = await Promise.all(Array.from({ length: 1200 }, (_, n) => call(n)));
  expect(outputs).toEqual(Array.from({ length: 1200 }, (_, n) => n));
  expect(sizes).toEqual([500, 500, 200]);
});

test('a batch that fails rejects its own calls, and the next one works', async () => {
  let failures = 1;
  const call = batched(
    (inputs: readonly number[]) => (failures-- > 0 ? Promise.reject(new Error('gone')) : Promise.resolve(inputs)),
    { underWay: 1 },
  );
  await expect(call(1)).rejects.toThrow('gone');
  expect(await call(2)).toBe(2);
});
