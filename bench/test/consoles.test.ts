/** The benchmarks' own consoles complete a real setup at the built portal, so that what is measured is what consoles do. */
import { expect, test } from 'vitest';
import { startFleet } from '../consoles/fleet';
import { startFilledPortal } from '../portal/filled-portal';

const CONSOLES = 5;

test('five consoles wait, are approved one by one and in one act, and store what they fetched', async () => {
  const portal = await startFilledPortal(null, CONSOLES);
  try {
    const fleet = await startFleet({ portal: portal.url, otps: [...portal.otps], afterApproval: 'store' });
    try {
      await portal.untilHeld(CONSOLES);
      const done: number[] = [];
      const all = new Promise<void>((resolve) => {
        fleet.onDone(({ index, answeredAt, storedAt }) => {
          expect(storedAt).toBeGreaterThanOrEqual(answeredAt);
          if (done.push(index) === CONSOLES) resolve();
        });
      });
      const byName = await portal.readRequestIds();
      const [first = '', ...others] = fleet.requestIds.map((name) => byName.get(name) ?? '');
      await portal.approve(first);
      await portal.approveAll(others);
      await Promise.race([all, fleet.failed]);
      expect(done.toSorted()).toEqual([0, 1, 2, 3, 4]);
    } finally {
      await fleet.stop();
    }
  } finally {
    await portal.stop();
  }
});

test('a console that the portal refuses fails the benchmark', async () => {
  const portal = await startFilledPortal(null, 1);
  try {
    const order = { portal: portal.url, otps: ['0000000000000000'], afterApproval: 'store' } as const;
    await expect(startFleet({ ...order, otps: [...order.otps] })).rejects.toThrow('console 0 failed');
  } finally {
    await portal.stop();
  }
});
