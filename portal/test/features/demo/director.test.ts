import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Director } from '../../../server/features/demo/director';
import { BLANK_DIRECTOR_STATUS as STATUS } from '@roomkey/shared/protocol/admin/demo';

const stop = { kind: 'stop' } as const;
const done = { outcome: 'done', tookMs: 5 } as const;
const here = () => new AbortController().signal;

describe('the director as the portal sees it', () => {
  const onChange = vi.fn();
  let director: Director;
  beforeEach(() => {
    vi.useFakeTimers();
    onChange.mockClear();
    director = new Director(onChange, { outcomeMs: 1000, silenceMs: 500, mostAsked: 3 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('nobody is asked while no director is connected', async () => {
    expect(director.status).toBeNull();
    await expect(director.ask(stop)).rejects.toMatchObject({ code: 'demo.noDirector' });
  });

  test('an order reaches the poll that is held, and its outcome whoever asked', async () => {
    const poll = director.next(25, here());
    const asked = director.ask(stop);
    const order = await poll;
    expect(order?.command).toEqual(stop);
    expect(director.settle(order?.id ?? '', done)).toBe(true);
    expect(await asked).toEqual(done);
    expect(director.settle(order?.id ?? '', done)).toBe(false);
  });

  test('orders that come meanwhile are fetched one after another, in their order', async () => {
    director.report(STATUS);
    const asked = [director.ask({ kind: 'network', online: false }), director.ask({ kind: 'network', online: true })];
    for (const online of [false, true]) {
      const order = await director.next(0, here());
      expect(order?.command).toEqual({ kind: 'network', online });
      director.settle(order?.id ?? '', done);
    }
    expect(await Promise.all(asked)).toEqual([done, done]);
    expect(await director.next(0, here())).toBeNull();
  });

  test('a poll ends when its time is over, or when a newer one takes its place', async () => {
    const timed = director.next(25, here());
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await timed).toBeNull();
    const older = director.next(25, here());
    const newer = director.next(25, here());
    expect(await older).toBeNull();
    const asked = director.ask(stop);
    director.settle((await newer)?.id ?? '', done);
    await asked;
  });

  test('what takes too long is given up, and not done later', async () => {
    director.report(STATUS);
    const asked = expect(director.ask(stop)).rejects.toMatchObject({ code: 'demo.tooSlow' });
    await vi.advanceTimersByTimeAsync(1000);
    await asked;
    expect(await director.next(0, here())).toBeNull();
  });

  test('beyond a few that wait, nobody else is let in', async () => {
    director.report(STATUS);
    const asked = [1, 2, 3].map(() => director.ask(stop).catch(() => undefined));
    await expect(director.ask(stop)).rejects.toMatchObject({ code: 'portal.unavailable' });
    director.close();
    await Promise.all(asked);
  });

  test('it is gone when it says nothing for a while, but not while a poll is held', async () => {
    director.report(STATUS);
    expect(director.status).toEqual(STATUS);
    const poll = director.next(25, here());
    await vi.advanceTimersByTimeAsync(20_000);
    expect(director.status).toEqual(STATUS);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await poll).toBeNull();
    expect(director.status).toEqual(STATUS);
    onChange.mockClear();
    await vi.advanceTimersByTimeAsync(500);
    expect(director.status).toBeNull();
    expect(onChange).toHaveBeenCalledOnce();
  });

  test('it is gone at once when its connection closes, and back at its next word', async () => {
    director.report(STATUS);
    const connection = new AbortController();
    const poll = director.next(25, connection.signal);
    connection.abort();
    expect(await poll).toBeNull();
    await expect(director.ask(stop)).rejects.toMatchObject({ code: 'demo.noDirector' });
    director.report(STATUS);
    expect(director.status).toEqual(STATUS);
  });

  test('when the portal closes, whoever waits is told', async () => {
    const poll = expect(director.next(25, here())).rejects.toMatchObject({ code: 'portal.unavailable' });
    director.close();
    await poll;
    await expect(director.next(25, here())).rejects.toMatchObject({ code: 'portal.unavailable' });
    await expect(director.ask(stop)).rejects.toMatchObject({ code: 'portal.unavailable' });
  });
});
