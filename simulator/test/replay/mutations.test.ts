/** A replay that finds nothing proves nothing: each change of a recorded line must be found, at the line where it shows. */
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { INTENT_TYPES } from '@roomkey/shared/setup/contract/intents';
import { chartModel, statesBelow } from '@roomkey/shared/setup/chart/chart-model';
import { allStates } from '@roomkey/shared/setup/machine/snapshot-codec';
import { describe, expect, it } from 'vitest';
import { createSeededFraction } from '../../../main/adapters/random/seeded-fraction';
import { replayLog } from '../../replay/replay-log';
import { asText, recordedLogs } from './recorded-logs';

/** Of each kind and log. */
const MUTANTS = process.env['ROOMKEY_TEST_FULL'] === undefined ? 10 : 40;

type Records = readonly EventRecord[];
interface Mutant {
  readonly records: Records;
  /** From 0: where the difference must be found. */
  readonly at: number;
  /** Also one line later, where the line itself can be true. */
  readonly orNext?: boolean;
}
type Mutate = (records: Records, index: number, choose: <T>(from: readonly T[]) => T) => Mutant | null;

const replaced = (records: Records, index: number, change: Partial<EventRecord>): Records =>
  records.map((record, at) => (at === index ? { ...record, ...change } : record));
const isNote = ({ event }: EventRecord) => event.startsWith('app.');
const isFailure = ({ event }: EventRecord) => event.startsWith('xstate.error');
const sameStart = (records: Records, index: number) => records[index + 1]?.seq === records[index]!.seq + 1;
/** A start after a power cut may begin at an earlier state: its last write may have been lost. */
const afterPowerCut = (records: Records, index: number) =>
  records[index]!.event === 'xstate.init' && index > 1 && records[index - 2]!.event !== 'app.stopped';

const MUTATIONS: Record<string, Mutate> = {
  'state changed': (records, index, choose) => {
    const state = choose(allStates.filter((each) => each !== records[index]!.state));
    // Another answer of the same actor may lead there: then the next line cannot follow.
    const answered =
      canAnswer(records[index - 1]?.state ?? '', state) && records[index]!.event.startsWith('xstate.done');
    const orNext = answered || afterPowerCut(records, index);
    return { records: replaced(records, index, { state }), at: index, orNext };
  },
  // A note's code and the code of a new failure are told by nothing but the line itself.
  'code changed': (records, index, choose) => {
    const record = records[index]!;
    if (isNote(record)) return null;
    const codes = [...ERROR_CODES, null].filter(
      (code) => code !== record.code && (!isFailure(record) || code === null),
    );
    return {
      records: replaced(records, index, { code: choose(codes) }),
      at: index,
      orNext: afterPowerCut(records, index),
    };
  },
  'line dropped': (records, index) =>
    index === 0 || !sameStart(records, index) ? null : { records: records.toSpliced(index, 1), at: index },
  'lines swapped': (records, index) =>
    index === 0 || !sameStart(records, index)
      ? null
      : { records: records.toSpliced(index, 2, records[index + 1]!, records[index]!), at: index },
  // The first line of a start twice is a console that was started twice.
  'line doubled': (records, index) =>
    records[index]!.seq === 0 ? null : { records: records.toSpliced(index, 0, records[index]!), at: index + 1 },
  'event dropped, all renumbered': (records, index) => {
    const { state, event, seq } = records[index]!;
    const before = records[index - 1]?.state ?? '';
    const next = records[index + 1];
    const changesNothing = before === state || event === 'xstate.stop';
    if (seq === 0 || !sameStart(records, index) || changesNothing || next === undefined) return null;
    // From here too the next event leads where the log says.
    if (canLead(before, next.event, next.state)) return null;
    const end = records.findIndex((record, at) => at > index && record.seq === 0);
    const later = records.map((record, at) =>
      at > index && (end < 0 || at < end) ? { ...record, seq: record.seq - 1, revision: record.revision - 1 } : record,
    );
    return { records: later.toSpliced(index, 1), at: index };
  },
  'event renamed': (records, index, choose) => {
    const { event, state } = records[index]!;
    const before = records[index - 1]?.state;
    if (isNote(records[index]!) || before === undefined) return null;
    const impossible = INTENT_TYPES.filter((type) => type !== event && !canLead(before, type, state));
    return { records: replaced(records, index, { event: choose(impossible) }), at: index };
  },
  'revision changed': (records, index, choose) => {
    const revision = records[index]!.revision + choose([1, 2, 7]);
    return { records: replaced(records, index, { revision }), at: index };
  },
};

/** By the statechart's model, which the replay does not use. */
function canLead(from: string, intent: string, to: string): boolean {
  return statesBelow(chartModel()).some(
    ({ path, transitions }) =>
      (from === path || from.startsWith(`${path}.`) || path === '') &&
      transitions.some(
        ({ label, target }) => label === intent && (target === null ? from === to : to.startsWith(target)),
      ),
  );
}

function canAnswer(from: string, to: string): boolean {
  const answers = statesBelow(chartModel()).find(({ path }) => path === from)?.transitions ?? [];
  return answers.some(({ cause, target }) => cause === 'answer' && target !== null && to.startsWith(target));
}

describe.each(recordedLogs)('$name', ({ name, records }) => {
  it.each(Object.entries(MUTATIONS))('%s: found at the right line', (kind, mutate) => {
    const { fraction } = createSeededFraction(`${name} ${kind}`);
    const choose = <T>(from: readonly T[]): T => from[Math.floor(fraction() * from.length)]!;
    let tried = 0;
    for (let attempt = 0; attempt < MUTANTS * 4 && tried < MUTANTS; attempt += 1) {
      const index = Math.floor(fraction() * records.length);
      const mutant = mutate(records, index, choose);
      if (mutant === null) continue;
      tried += 1;
      const text = asText(mutant.records);
      const found = replayLog(text).difference?.line ?? null;
      const right = [mutant.at + 1, ...(mutant.orNext === true ? [mutant.at + 2] : [])];
      expect(right, `${kind} at line ${mutant.at + 1}:\n${text}`).toContain(found);
    }
    expect(tried).toBe(MUTANTS);
  });
});
