import { describe, expect, it } from 'vitest';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { timelineOf } from '../../report/device-run';
import { hasPassed } from '../../report/run-result';
import { latencyOf, summarise } from '../../report/summarise';
import { duration, megabytes } from '../../report/text';
import { deviceRun, fleetOf } from './sample-result';

const event = (state: string, at: number): EventRecord => ({ seq: 0, at, state, event: 'e', code: null, revision: 0 });

describe('a console’s timeline', () => {
  it('joins events of one state, and ends with the run', () => {
    const events = [event('welcome', 100), event('welcome', 150), event('home', 400)];
    expect(timelineOf(events, 100, 1_000)).toEqual([
      { state: 'welcome', fromMs: 0, durationMs: 300 },
      { state: 'home', fromMs: 300, durationMs: 600 },
    ]);
  });

  it('takes a clock that was set back for no time at all', () => {
    expect(timelineOf([event('a', 500), event('b', 100)], 500, 200)).toEqual([
      { state: 'a', fromMs: 0, durationMs: 0 },
      { state: 'b', fromMs: 0, durationMs: 100 },
    ]);
  });
});

describe('the summary', () => {
  it('counts consoles, visits and where they ended, in the order of a setup', () => {
    const { states, passed, failed } = summarise([
      deviceRun(0),
      deviceRun(1, [{ message: 'm', expected: null, received: null }]),
    ]);
    expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
    expect(states.map(({ step }) => step).slice(0, 3)).toEqual(['welcome', 'verifyingDevice', 'agreement']);
    expect(states.find(({ step }) => step === 'oneTimePassword')).toMatchObject({ devices: 2, visits: 2, ended: 0 });
    expect(states.find(({ step }) => step === 'awaitingApproval')).toMatchObject({ devices: 2, ended: 1 });
    expect(states.find(({ step }) => step === 'home')).toMatchObject({ devices: 1, ended: 1 });
  });

  it('gives percentiles as numpy does', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencyOf('x', values)).toEqual({
      name: 'x',
      count: 100,
      p50: 50.5,
      p90: 90.1,
      p95: 95.1,
      p99: 99,
      max: 100,
    });
    expect(latencyOf('x', [7])).toMatchObject({ p50: 7, p99: 7, max: 7 });
  });
});

it('a run has passed only when everything held', () => {
  const good = fleetOf(2);
  expect(hasPassed(good)).toBe(true);
  expect(hasPassed(fleetOf(2, [0]))).toBe(false);
  expect(hasPassed({ ...good, problems: ['x'] })).toBe(false);
  expect(hasPassed({ ...good, interrupted: true })).toBe(false);
  const counted = [{ what: 'x', expected: 2, received: 1 }];
  expect(hasPassed({ ...good, summary: { ...good.summary, counted } })).toBe(false);
});

it('times and sizes are said in units that people read', () => {
  expect([0, 840.4, 12_440, 185_000, 29_000_000].map(duration)).toEqual([
    '0 ms',
    '840 ms',
    '12.4 s',
    '3 min 5 s',
    '8 h 3 min',
  ]);
  expect([430_000, 1_234_000_000].map(megabytes)).toEqual(['0.43 MB', '1,234 MB']);
});
