import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHelperClient, type HelperClient } from '../../../adapters/helper/helper-client';
import { createNodeHelperHost } from '../../../adapters/helper/node-helper-host';
import { createSourceHelperHost } from '../../support/helper-processes';
import { until } from '../../support/until';

const never = new AbortController().signal;
const entry = path.join(import.meta.dirname, 'odd-helper.ts');
const EchoSchema = z.object({ body: z.unknown(), asked: z.number(), pid: z.number() });

let clients: HelperClient[] = [];
function client(limitMs = 10_000, whenAborted: 'finish' | 'kill' = 'finish'): HelperClient {
  const made = createHelperClient({ host: createSourceHelperHost(), entry, limitMs, whenAborted });
  clients.push(made);
  return made;
}
afterEach(() => {
  for (const made of clients) made.close();
  clients = [];
});
const echo = async (helper: HelperClient, body: unknown, signal = never) =>
  EchoSchema.parse(await helper.ask(body, signal));
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a helper process', () => {
  it('answers many requests from one process, in order', async () => {
    const helper = client();
    const answers = await Promise.all([1, 2, 3].map((body) => echo(helper, body)));
    expect(answers.map(({ body, asked }) => [body, asked])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
  });

  it('is killed when it hangs or blocks, and started anew', async () => {
    // Both at once: each waits for its limit, which has to leave time for a helper's start.
    await Promise.all(
      ['hang', 'block'].map(async (how) => {
        const helper = client(6_000);
        const before = await echo(helper, 'first');
        await expect(helper.ask(how, never)).rejects.toMatchObject({ reason: 'timedOut' });
        await until('the stuck process is gone', () => !isAlive(before.pid));
        const after = await echo(helper, 'again');
        expect(after.asked).toBe(1);
        expect(after.pid).not.toBe(before.pid);
      }),
    );
  });

  it('is started anew after a crash; the request that met it fails, those behind it do not', async () => {
    const helper = client();
    const [crashed, behind] = await Promise.allSettled([helper.ask('crash', never), echo(helper, 'behind')]);
    expect(crashed).toMatchObject({ status: 'rejected', reason: { reason: 'exited' } });
    expect(behind).toMatchObject({ status: 'fulfilled', value: { body: 'behind', asked: 1 } });
  });

  it('keeps what its handler throws to itself', async () => {
    const failure: unknown = await client()
      .ask('throw', never)
      .catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ reason: 'refused' });
    expect(String(failure)).not.toContain('secret');
  });

  it('is killed with its caller where the work is not worth finishing', async () => {
    const helper = client(10_000, 'kill');
    const { pid } = await echo(helper, 'first');
    const leaving = new AbortController();
    const hung = helper.ask('hang', leaving.signal);
    setImmediate(() => leaving.abort(new Error('left')));
    await expect(hung).rejects.toThrow('left');
    await until('the process is gone', () => !isAlive(pid));
  });

  it('asks nothing for a caller who left before its turn', async () => {
    const helper = client();
    const leaving = new AbortController();
    const first = echo(helper, 'first');
    const second = helper.ask('second', leaving.signal);
    leaving.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    await first;
    expect((await echo(helper, 'third')).asked).toBe(2);
  });

  it('has no arguments and no environment of its own', async () => {
    const seen = z
      .object({ argv: z.array(z.string()), names: z.array(z.string()) })
      .parse(await client().ask('environment', never));
    expect(seen.argv).toEqual([]);
    const added = seen.names.filter((name) => !(name in process.env));
    expect(added.filter((name) => !name.startsWith('NODE_'))).toEqual([]);
  });

  it('that can not be started fails the request', async () => {
    const helper = createHelperClient({
      host: createNodeHelperHost(),
      entry: path.join(import.meta.dirname, 'no-such-helper.js'),
      limitMs: 10_000,
      whenAborted: 'finish',
    });
    await expect(helper.ask('anything', never)).rejects.toMatchObject({ reason: 'exited' });
  });
});
