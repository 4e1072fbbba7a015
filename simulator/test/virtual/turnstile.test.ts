import { describe, expect, it } from 'vitest';
import { createTurnstile } from '../../virtual/turnstile';

const signal = new AbortController().signal;

describe('the turnstile', () => {
  it('lets calls through one at a time, in their order, with what follows from each before the next', async () => {
    const turnstile = createTurnstile();
    const seen: string[] = [];
    const call = (name: string) =>
      turnstile
        .around(
          'vault.read',
          async () => {
            seen.push(`${name} begins`);
            await new Promise((resolve) => setImmediate(resolve));
            seen.push(`${name} ends`);
          },
          signal,
        )
        .then(() => seen.push(`after ${name}`));
    void call('a');
    void call('b');
    expect(seen).toEqual([]);
    await turnstile.settled();
    expect(seen).toEqual(['a begins', 'a ends', 'after a', 'b begins', 'b ends', 'after b']);
  });

  it('lets others pass while a call has stepped aside, and is settled then', async () => {
    const turnstile = createTurnstile();
    let release: () => void = () => undefined;
    const long = turnstile.around(
      'portal.poll',
      () => turnstile.aside(() => new Promise<void>((resolve) => (release = resolve))),
      signal,
    );
    await turnstile.settled();
    expect(await turnstile.around('vault.read', () => Promise.resolve('passed'), signal)).toBe('passed');
    release();
    await long;
  });

  it('puts the runner before calls that have not begun', async () => {
    const turnstile = createTurnstile();
    const seen: string[] = [];
    void turnstile.around('vault.read', () => Promise.resolve(void seen.push('call')), signal);
    void turnstile.first(() => void seen.push('runner'));
    await turnstile.settled();
    expect(seen).toEqual(['runner', 'call']);
  });

  it('does not begin a call that was given up, and none once it is closed', async () => {
    const turnstile = createTurnstile();
    const giveUp = new AbortController();
    const given = turnstile.around('vault.read', () => Promise.resolve('begun'), giveUp.signal);
    giveUp.abort(new Error('given up'));
    await expect(given).rejects.toThrow('given up');
    let begun = false;
    turnstile.close();
    void turnstile.around('vault.read', () => Promise.resolve((begun = true)), signal);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(begun).toBe(false);
  });
});
