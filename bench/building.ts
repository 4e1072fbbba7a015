/**
 * A whole building: 10,000 consoles wait at one portal process on PostgreSQL, which tells its memory; then 9,500 of them are
 * approved in one act, and the last held request's answer counts.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startFleet, type Fleet } from './consoles/fleet';
import { monotonicMs } from './consoles/fleet-messages';
import type { Figure } from './figures';
import { startFilledPortal, type FilledPortal } from './portal/filled-portal';

const WAITING = 10_000;
const APPROVED = 9_500;
/** Longer than a held poll (25 s), so that every console has polled again at least once. */
const WATCHED_SECONDS = 30;

interface Round {
  readonly rss: number;
  readonly lastAnswered: number;
  readonly lastFetched: number;
}

/** Consoles that have their token fetch the credential at once, as real ones do, but do not decrypt it. */
export async function measureBuilding(
  createDatabase: (round: number) => Promise<string>,
  rounds: number,
): Promise<Figure[]> {
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(await oneRound(await createDatabase(round)));
  return [
    {
      what: `${WAITING} waiting, one process, PostgreSQL: memory (RSS)`,
      unit: 'MB',
      values: results.map(({ rss }) => rss),
      target: { atMost: 300 },
      note: `the highest of a sample each second for ${WATCHED_SECONDS} s, in which every console polls again`,
    },
    {
      what: `${APPROVED} approved in one act: last held request answered`,
      unit: 's',
      values: results.map(({ lastAnswered }) => lastAnswered),
      target: { atMost: 2 },
      note: 'while each console that has its token fetches its credential at once',
    },
    {
      what: `${APPROVED} approved in one act: last encrypted credential fetched`,
      unit: 's',
      values: results.map(({ lastFetched }) => lastFetched),
    },
  ];
}

async function oneRound(databaseUrl: string): Promise<Round> {
  const portal = await startFilledPortal(databaseUrl, WAITING);
  try {
    const fleet = await startFleet({ portal: portal.url, otps: [...portal.otps], afterApproval: 'fetch' });
    try {
      await portal.untilHeld(WAITING);
      const rss = await watchMemory(portal.pid);
      return { rss, ...(await approveMost(portal, fleet)) };
    } finally {
      await fleet.stop();
    }
  } finally {
    await portal.stop();
  }
}

/** MB (10^6 bytes), the highest of a sample each second. */
async function watchMemory(pid: number): Promise<number> {
  let highest = 0;
  for (let second = 0; second < WATCHED_SECONDS; second += 1) {
    await pause(1000);
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    highest = Math.max(highest, (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1e6);
  }
  return highest;
}

async function approveMost(portal: FilledPortal, fleet: Fleet): Promise<Omit<Round, 'rss'>> {
  const byName = await portal.readRequestIds();
  const ids = fleet.requestIds.slice(0, APPROVED).map((name) => byName.get(name) ?? '');
  let lastAnswered = 0;
  let lastFetched = 0;
  const all = new Promise<void>((resolve) => {
    let done = 0;
    fleet.onDone(({ answeredAt, storedAt }) => {
      lastAnswered = Math.max(lastAnswered, answeredAt);
      lastFetched = Math.max(lastFetched, storedAt);
      done += 1;
      if (done === APPROVED) resolve();
    });
  });
  const started = monotonicMs();
  await portal.approveAll(ids);
  await Promise.race([all, fleet.failed]);
  return { lastAnswered: (lastAnswered - started) / 1000, lastFetched: (lastFetched - started) / 1000 };
}
