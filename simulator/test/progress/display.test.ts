import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createDisplay, type DisplayStream } from '../../progress/display';
import { createPacer, type RunProgress } from '../../progress/run-progress';

/** Collects what is written; with `columns` it is a terminal. */
function stream(columns?: number): { stream: DisplayStream; text: () => string } {
  const chunks: string[] = [];
  const writable = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  const tty = columns === undefined ? {} : { isTTY: true as const, columns, rows: 40 };
  return { stream: Object.assign(writable, tty), text: () => chunks.join('') };
}

const at = (phase: string, done: number, failed = 0): RunProgress => ({
  phase,
  total: 1_000,
  done,
  failed,
  states: [
    ['awaitingApproval', 1_000 - done],
    ['home', done],
  ],
  share: done / 1_000,
});

describe('progress in a log', () => {
  it('is a line at each phase and every five seconds, without control characters', () => {
    const { stream: log, text } = stream();
    let now = 0;
    const display = createDisplay({ stream: log, env: {}, quiet: false, now: () => now });
    for (; now <= 12_000; now += 200) display.show(at(now < 1_000 ? 'entering' : 'approving', now / 100));
    display.end();
    display.show(at('after the end', 0));
    expect(text().trimEnd().split('\n')).toEqual([
      'entering: 0 of 1,000 done, 0 failed; awaitingApproval 1,000, home 0',
      'approving: 10 of 1,000 done, 0 failed, 10/s, about 99.0 s left; awaitingApproval 990, home 10',
      'approving: 60 of 1,000 done, 0 failed, 10/s, about 94.0 s left; awaitingApproval 940, home 60',
      'approving: 110 of 1,000 done, 0 failed, 10/s, about 89.0 s left; awaitingApproval 890, home 110',
    ]);
  });

  it.each([{ CI: 'true' }, { TERM: 'dumb' }])('is lines on a terminal that is none for people: %o', (env) => {
    const { stream: log, text } = stream(80);
    createDisplay({ stream: log, env, quiet: false }).show(at('entering', 1));
    expect(text()).toMatch(/^entering: 1 of/);
  });

  it('is nothing but notes when quiet', () => {
    const { stream: log, text } = stream(80);
    const display = createDisplay({ stream: log, env: {}, quiet: true });
    display.show(at('entering', 1));
    display.note('A note.');
    display.end();
    expect(text()).toBe('A note.\n');
  });
});

describe('progress on a terminal', () => {
  it('is a block with counts per state, redrawn and taken away at the end', () => {
    const { stream: terminal, text } = stream(80);
    const display = createDisplay({ stream: terminal, env: {}, quiet: false });
    display.show(at('approving', 250, 2));
    const shown = stripVTControlCharacters(text());
    expect(shown).toContain('[######..................]  25 % approving');
    expect(shown).toMatch(/awaitingApproval {5}750 #{40}/);
    expect(shown).toMatch(/home {17}250 #{14}\n/);
    expect(shown).toContain('2 failed');
    display.note('A note that stays.');
    display.end();
    expect(text()).toContain('A note that stays.\n');
    expect(text()).toContain('\u001B[2K');
  });

  it('fits a narrow one', () => {
    const { stream: terminal, text } = stream(30);
    createDisplay({ stream: terminal, env: { NO_COLOR: '1' }, quiet: false }).show(at('approving', 250));
    for (const line of stripVTControlCharacters(text()).split('\n')) expect(line.length).toBeLessThan(30);
  });

  it('has colours only where they are wanted', () => {
    const painted = (env: NodeJS.ProcessEnv): string => {
      const { stream: terminal, text } = stream(80);
      createDisplay({ stream: terminal, env, quiet: false }).show(at('approving', 250, 2));
      return text();
    };
    expect(painted({})).toContain('\u001B[31m');
    expect(painted({ NO_COLOR: '' })).toContain('\u001B[31m');
    expect(painted({ NO_COLOR: '1' })).not.toContain('\u001B[31m');
    expect(painted({ NO_COLOR: '1' })).not.toContain('\u001B[1m');
  });
});

it('the pace is that of the last seconds, and unknown while nothing moves', () => {
  let now = 0;
  const pace = createPacer(() => now);
  expect(pace(at('a', 0))).toEqual({ perSecond: null, leftMs: null });
  now = 5_000;
  expect(pace(at('a', 0))).toEqual({ perSecond: null, leftMs: null });
  now = 10_000;
  expect(pace(at('a', 100))).toEqual({ perSecond: 10, leftMs: 90_000 });
  now = 24_000;
  expect(pace(at('a', 800)).perSecond).toBe(50);
});
