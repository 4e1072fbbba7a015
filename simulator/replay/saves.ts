/** What may stand on the console's disk, as far as its log tells: where the next start can begin. */
import { stageOf } from '@roomkey/shared/setup/machine/snapshot-codec';
import { type Beginning, freshStarts, restarts } from './beginnings';
import type { SetupSnapshot } from './situations';

/** How late, in milliseconds, a write may still be lost in a power cut. Own choice: a slow disk and a write that is tried again. */
const LOST_WRITE_MS = 5_000;

interface Saved {
  readonly snapshots: readonly SetupSnapshot[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Saves {
  /** The machines that fit after a line; those in a state that is not saved are passed over. */
  add(snapshots: readonly SetupSnapshot[], at: number): void;
  /** The file could not be used: the console begins anew. */
  setAside(): void;
  isEmpty(): boolean;
  /** Where a start may begin; null where nothing is known. `stopped`: what was known had been written before. */
  beginnings(stopped: boolean, endedAt: number): readonly Beginning[] | null;
}

/** `known`: false where the log does not tell what came before it. */
export function createSaves(known: boolean): Saves {
  let certain = known;
  /** Oldest first; the last is on disk unless a power cut was quicker. */
  let saves: Saved[] = [];

  /** Those whose successor came so late that a power cut may have been quicker, or that a full disk kept. */
  function perhapsLast(endedAt: number): Saved[] {
    const full = saves.at(-1)?.snapshots.some(({ context }) => context.storage !== null) ?? false;
    return saves.filter((_, index) => {
      const next = saves[index + 1];
      return next === undefined || full || endedAt - next.at <= LOST_WRITE_MS;
    });
  }

  return {
    add(snapshots, at) {
      const written = snapshots.filter(({ value }) => stageOf(value) !== null);
      if (written.length === 0) return;
      saves.push({ snapshots: written, at });
      saves = perhapsLast(at);
    },
    setAside() {
      saves = [];
      certain = true;
    },
    isEmpty: () => certain && saves.length === 0,
    beginnings(stopped, endedAt) {
      const last = saves.at(-1);
      if (last === undefined) return certain ? freshStarts() : null;
      const own = last.snapshots.flatMap(restarts);
      if (stopped && last.snapshots.every(({ context }) => context.storage === null)) return own;
      const assumed = 'the last write was lost in the power cut';
      const earlier = perhapsLast(endedAt).slice(0, -1);
      const lost = earlier.flatMap(({ snapshots }) => snapshots.flatMap(restarts));
      const none = saves.length - earlier.length === 1 && certain && earlier.length > 0 ? freshStarts() : [];
      return [...own, ...[...lost, ...none].map(({ snapshot }) => ({ snapshot, assumed }))];
    },
  };
}
