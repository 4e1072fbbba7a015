/**
 * From the administrator's approval to the credential on the console, while a thousand consoles wait. The console is a real
 * protocol client with DPoP that decrypts the JWE; it is another process than the portal and the administrator.
 */
import { monotonicMs } from './consoles/fleet-messages';
import { startFleet, type Fleet } from './consoles/fleet';
import { percentile, type Figure } from './figures';
import { startFilledPortal, type FilledPortal } from './portal/filled-portal';

const WAITING = 1000;
/** In one round, one by one at random; so many more wait at the start, that never fewer than WAITING do. */
const APPROVALS = 300;
/** The first ones warm both sides up. */
const UNCOUNTED = 30;

/** @param store a new, empty database's URL for each round, or null for PGlite */
export async function measureApproval(
  name: string,
  store: (round: number) => Promise<string | null>,
  rounds: number,
): Promise<Figure[]> {
  const p50: number[] = [];
  const p99: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = await oneRound(await store(round));
    p50.push(percentile(times, 0.5));
    p99.push(percentile(times, 0.99));
  }
  const what = `approve → credential decrypted, ${WAITING} waiting, ${name}`;
  return [
    { what: `${what}: p50`, unit: 'ms', values: p50, target: { atMost: 60 } },
    { what: `${what}: p99`, unit: 'ms', values: p99, target: { atMost: 250 } },
  ];
}

async function oneRound(databaseUrl: string | null): Promise<number[]> {
  const consoles = WAITING + APPROVALS + UNCOUNTED;
  const portal = await startFilledPortal(databaseUrl, consoles);
  try {
    const fleet = await startFleet({ portal: portal.url, otps: [...portal.otps], afterApproval: 'store' });
    try {
      await portal.untilHeld(consoles);
      return await approveOneByOne(portal, fleet);
    } finally {
      await fleet.stop();
    }
  } finally {
    await portal.stop();
  }
}

async function approveOneByOne(portal: FilledPortal, fleet: Fleet): Promise<number[]> {
  const ids = await portal.readRequestIds();
  const storedAt = new Map<number, (at: number) => void>();
  fleet.onDone(({ index, storedAt: at }) => storedAt.get(index)?.(at));
  const times: number[] = [];
  const order = shuffled(fleet.requestIds.length).slice(0, APPROVALS + UNCOUNTED);
  for (const index of order) {
    const stored = new Promise<number>((resolve) => storedAt.set(index, resolve));
    const id = ids.get(fleet.requestIds[index] ?? '') ?? '';
    const started = monotonicMs();
    await portal.approve(id);
    times.push((await Promise.race([stored, fleet.failed])) - started);
  }
  return times.slice(UNCOUNTED);
}

function shuffled(length: number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
