import { expect, test } from 'vitest';
import type { DemoCommand, DemoOutcome } from '@roomkey/shared/protocol/admin/demo';
import { followOrders, tellStatus } from '../../../app/demo/director-link';
import { BLANK_DIRECTOR_STATUS as STATUS } from '@roomkey/shared/protocol/admin/demo';
import { until } from '../../support/until';

const noStatus = () => Promise.resolve();
const done: DemoOutcome = { outcome: 'done', tookMs: 1 };

/** Answers once, then holds until it is given up. */
function held(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

test('orders are done one at a time and answered; a portal that is away is asked again', async () => {
  const ending = new AbortController();
  const { signal } = ending;
  const asked: (DemoCommand | Error)[] = [{ kind: 'stop' }, new Error('away'), { kind: 'reset' }];
  const answered: string[] = [];
  const notes: string[] = [];
  const following = followOrders({
    portal: {
      nextOrder: async (each) => {
        const next = asked.shift();
        if (next === undefined) return held(each);
        if (next instanceof Error) throw next;
        return await Promise.resolve({ id: next.kind, command: next });
      },
      answer: (id) => Promise.resolve(void answered.push(id)),
      putStatus: noStatus,
    },
    execute: () => Promise.resolve(done),
    status: () => STATUS,
    note: (event, code) => notes.push(`${event} ${code ?? ''}`),
    signal,
  });
  await until('both are answered', () => answered.length === 2);
  ending.abort();
  await following;
  expect(answered).toEqual(['stop', 'reset']);
  expect(notes).toEqual(['demo.ordered stop', 'demo.portalAway Error', 'demo.ordered reset']);
});

test('the newest status is told, and nothing is left waiting at the end', async () => {
  const ending = new AbortController();
  const told: number[] = [];
  let played = 0;
  const link = tellStatus({
    portal: {
      nextOrder: held,
      answer: noStatus,
      putStatus: (status) => Promise.resolve(void told.push(status.played)),
    },
    status: () => ({ ...STATUS, played }),
    signal: ending.signal,
  });
  await until('the first is told', () => told.length === 1);
  for (played = 1; played < 5; played += 1) link.changed();
  await until('the newest is told', () => told.at(-1) === 5);
  ending.abort();
  await link.done;
  expect(told.length).toBeLessThan(4);
});
