/**
 * The portal's one clock. Its time is the database's, so that several portal processes agree on what has expired:
 * it is read once at start and every 30 s, and carried on between by this machine's monotonic timer.
 * With test controls an offset, kept in the database and shared by all processes, is added.
 */
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { organisation } from '../store/schema';
import { oneRow, type Store } from '../store/store';
import { CHANNELS } from '../store/channels';
import { monotonicTime, type MonotonicTime } from './monotonic-time';
import { Sleepers } from './sleepers';

export interface Clock {
  /** The time that decides every deadline. */
  now(): Date;
  /** The time as if test controls had never moved it: for what protects the tests' own way in. */
  unmovedNow(): Date;
  /**
   * Resolves once `now()` has reached `at`, also when it gets there because test controls moved the time.
   * Rejects with the signal's reason when that aborts first.
   */
  sleepUntil(at: Date, signal?: AbortSignal): Promise<void>;
  /** Calls back whenever the time jumped (test controls, or a database whose clock was set). Returns how to stop. */
  onMoved(listener: () => void): () => void;
  /** Test controls: moves the time of all portal processes on this database forward. */
  advance(seconds: number): Promise<void>;
  /** Test controls: the kept offset was written by somebody else (a restored state); all processes read it again. */
  reread(): Promise<void>;
  close(): Promise<void>;
}

interface ClockOptions {
  /** Without test controls a kept offset is ignored, so that a rehearsal's future never reaches real use. */
  readonly testControls: boolean;
  readonly time?: MonotonicTime;
}

const syncIntervalMs = 30_000;
/** A smaller difference is the noise of the query's own duration and wakes nobody. */
const jumpMs = 1_000;
const TimeRow = z.object({ at: z.coerce.number() });

/** Reads the database's time and keeps in step with it until `close()`. */
export async function openClock(store: Store, options: ClockOptions): Promise<Clock> {
  const time = options.time ?? monotonicTime;
  let anchor = await readDatabaseTime(store, time);
  let offsetMs = options.testControls ? await readOffsetMs(store) : 0;
  const now = () => new Date(anchor + time.milliseconds() + offsetMs);
  const sleepers = new Sleepers(now);

  async function synchronise(): Promise<void> {
    const before = anchor + offsetMs;
    anchor = await readDatabaseTime(store, time);
    if (options.testControls) offsetMs = await readOffsetMs(store);
    if (Math.abs(anchor + offsetMs - before) > jumpMs) sleepers.moved();
  }
  /** An unreachable database is the store's to report; the monotonic timer carries the time on meanwhile. */
  const timer = setInterval(() => void synchronise().catch(() => undefined), syncIntervalMs).unref();
  /** Test controls may move time by less than a jump; whoever waits is to look at the clock all the same. */
  const onNews = () =>
    void synchronise().then(
      () => {
        sleepers.moved();
      },
      () => undefined,
    );
  const unlisten = options.testControls ? await store.listen(CHANNELS.clockMoved, onNews) : undefined;

  async function reread(): Promise<void> {
    await synchronise();
    sleepers.moved();
    await store.notify(CHANNELS.clockMoved, '');
  }

  return {
    now,
    unmovedNow: () => new Date(anchor + time.milliseconds()),
    sleepUntil: (at, signal) => sleepers.sleepUntil(at, signal),
    onMoved: (listener) => sleepers.onMoved(listener),
    async advance(seconds) {
      await store.db
        .update(organisation)
        .set({ clockOffsetSeconds: sql`${organisation.clockOffsetSeconds} + ${seconds}` })
        .where(eq(organisation.id, 1));
      await reread();
    },
    reread,
    async close() {
      clearInterval(timer);
      await unlisten?.();
    },
  };
}

/** The database's time at the timer's zero, in ms: half the query's duration is taken for the way back. */
async function readDatabaseTime(store: Store, time: MonotonicTime): Promise<number> {
  const asked = time.milliseconds();
  const row = await oneRow(store.db, sql`select extract(epoch from clock_timestamp()) * 1000 as at`, TimeRow);
  const answered = time.milliseconds();
  return row.at - (asked + answered) / 2;
}

async function readOffsetMs(store: Store): Promise<number> {
  const [row] = await store.db.select({ seconds: organisation.clockOffsetSeconds }).from(organisation);
  return (row?.seconds ?? 0) * 1000;
}
