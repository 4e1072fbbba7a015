/** The replay as it goes along the lines: numbering, starts, notes of the main process, and the machines that still fit. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { situationsIn } from './beginnings';
import type { LogLine, Remark } from './read-log';
import { createSaves } from './saves';
import { after, codeOf, isKnownEvent, keyOf, possibilities, type SetupSnapshot, stateOf } from './situations';

export interface Place {
  readonly state: string;
  readonly code: string | null;
}

export interface Finding {
  readonly message: string;
  readonly expected: readonly Place[];
}

export interface Run {
  /** The next line; answers with what is wrong about it, or null. Not to be called again after that. */
  take(line: LogLine): Finding | null;
  starts(): number;
  remarks(): readonly Remark[];
  assumptions(): readonly Remark[];
}

/** A machine that fits, and what had to be assumed for it at the last line. */
interface Candidate {
  readonly snapshot: SetupSnapshot;
  readonly assumed: string;
}

const NOT_BEGUN = 'a start of the machine begins with “xstate.init”';

/** Own choice, in milliseconds: what counts as a jump of the clock. */
const CLOCK_BACK_MS = 1_000;

interface RunOptions {
  readonly version: string | undefined;
  /** True where lines before the first are left out. */
  readonly cut: boolean;
}

export function createRun({ version, cut }: RunOptions): Run {
  const remarks: Remark[] = [];
  const assumptions: Remark[] = [];
  /** Null before the machine's first line of a start. */
  let candidates: readonly Candidate[] | null = null;
  let previous: LogLine | null = null;
  let saves = createSaves(!cut);
  /** True until the machine's first line in a log that begins in the middle of a start. */
  let joining = false;
  let stopped = false;
  let outboxKnown = !cut;
  let starts = 0;

  function take({ line, record }: LogLine): Finding | null {
    const finding = numbering(line, record) ?? judge(line, record);
    if (finding === null) {
      watchClock(line, record);
      previous = { line, record };
    }
    return finding;
  }

  /** Lines are numbered without a gap; a start begins anew at 0. */
  function numbering(line: number, { seq }: EventRecord): Finding | null {
    if (seq === 0) {
      begin();
      return null;
    }
    if (previous === null) {
      remarks.push({ line, text: 'the log begins in the middle of a start: its first state is taken as it stands' });
      starts = 1;
      joining = true;
      saves = createSaves(false);
      outboxKnown = false;
      return null;
    }
    const { seq: before } = previous.record;
    if (seq === before + 1) return null;
    const gap = seq - before - 1;
    return wrong(
      gap > 0
        ? `${gap === 1 ? 'a line is' : `${gap} lines are`} missing before this one: seq goes from ${before} to ${seq}`
        : `lines are out of order: seq ${seq} follows seq ${before}`,
    );
  }

  function begin(): void {
    starts += 1;
    candidates = null;
    joining = false;
  }

  function judge(line: number, record: EventRecord): Finding | null {
    if (record.event.startsWith('app.')) return note(line, record);
    if (record.event === 'xstate.stop') return stop(record);
    if (record.event === 'machine.failed')
      return wrong('the machine itself failed here, which the replayed one does not');
    if (record.event === 'xstate.init') return start(line, record);
    if (stopped) return wrong('the machine had stopped, and nothing can happen to it any more');
    if (candidates !== null) return step(line, record, candidates);
    return joining ? takeAsItIs(line, record) : wrong(NOT_BEGUN);
  }

  /** What the main process notes stands where the machine stands. */
  function note(line: number, record: EventRecord): Finding | null {
    if (record.event === 'app.started' && version !== undefined && record.code !== version) {
      remarks.push({ line, text: `written by version ${record.code ?? '?'}; this is ${version}` });
    }
    if (record.event === 'app.state.setAside') saves.setAside();
    if (previous === null && record.seq > 0) return null;
    const begins = record.seq === 0 || previous === null;
    const state = begins ? 'app' : previous?.record.state;
    const revision = begins ? 0 : previous?.record.revision;
    if (record.state !== state)
      return { ...wrong('a note stands where the machine stands'), expected: candidatePlaces() };
    return record.revision === revision ? null : wrong(`a note changes no revision: ${revision ?? 0} is right`);
  }

  function stop(record: EventRecord): Finding | null {
    if (candidates === null && !joining) return wrong(NOT_BEGUN);
    stopped = true;
    if (previous !== null && record.revision !== previous.record.revision) {
      return wrong(`stopping changes no revision: ${previous.record.revision} is right`);
    }
    return stays(record);
  }

  function stays({ state, code }: EventRecord): Finding | null {
    const expected = candidatePlaces();
    const fits = candidates === null || expected.some((place) => place.state === state && place.code === code);
    return fits ? null : { message: 'stopping changes neither state nor code', expected };
  }

  function start(line: number, record: EventRecord): Finding | null {
    if (candidates !== null) return wrong('the machine was running already; a new start begins with seq 0');
    const possible = saves.beginnings(stopped, previous?.record.at ?? 0);
    stopped = false;
    const revision = revisionOf(record, 1);
    if (revision !== null) return revision;
    if (possible === null) return takeAsItIs(line, record);
    const fitting = possible.filter(({ snapshot }) => isAt(snapshot, record));
    if (fitting.length === 0) {
      const message = saves.isEmpty()
        ? 'a console with nothing saved does not begin here; where older lines are missing, begin behind this one (--from)'
        : 'this is not where the console was saved before';
      return { message, expected: places(possible.map(({ snapshot }) => snapshot)) };
    }
    settle(line, record, fitting);
    return null;
  }

  /** A line of which the log does not tell how the machine got there. */
  function takeAsItIs(line: number, record: EventRecord): Finding | null {
    const found = situationsIn(record.state, record.code);
    if (found.length === 0) return wrong(`no machine is ever at “${record.state}”`);
    settle(
      line,
      record,
      found.map((snapshot) => ({ snapshot, assumed: '' })),
    );
    return null;
  }

  function step(line: number, record: EventRecord, from: readonly Candidate[]): Finding | null {
    if (!isKnownEvent(record.event)) {
      return wrong(`this machine knows no event “${record.event}”: the log was written by another version of Roomkey`);
    }
    const revision = revisionOf(record, (previous?.record.revision ?? 0) + 1);
    if (revision !== null) return revision;
    const ways = from.flatMap(({ snapshot }) => waysOn(snapshot, record));
    if (ways.length === 0) {
      const where = [...new Set(from.map(({ snapshot }) => stateOf(snapshot)))].join(' or ');
      return wrong(`“${record.event}” cannot happen at ${where}`);
    }
    const fitting = ways.filter(({ snapshot }) => isAt(snapshot, record));
    if (fitting.length > 0) {
      settle(line, record, fitting);
      return null;
    }
    return {
      message: 'the machine does not come here with this event',
      expected: places(ways.map(({ snapshot }) => snapshot)),
    };
  }

  function waysOn(snapshot: SetupSnapshot, { event, at }: EventRecord): Candidate[] {
    const ways = possibilities(snapshot, event, at).map((possibility) => ({
      snapshot: after(snapshot, possibility),
      assumed: possibility.assumed,
    }));
    // What was in the outbox before the log begins is not known; a delivery changes nothing that the log shows.
    const unknown = event === 'outboxDelivered' && !outboxKnown && ways.length === 0;
    return unknown ? [{ snapshot, assumed: '' }] : ways;
  }

  /** Goes on with the machines that fit, each situation once. */
  function settle(line: number, { at }: EventRecord, fitting: readonly Candidate[]): void {
    const byKey = new Map(fitting.map((each) => [keyOf(each.snapshot), each]));
    candidates = [...byKey.values()];
    const assumed = [...new Set(fitting.map((each) => each.assumed))];
    if (!assumed.includes('')) assumptions.push({ line, text: `assumed: ${assumed.join(', or ')}` });
    saves.add(
      candidates.map(({ snapshot }) => snapshot),
      at,
    );
  }

  function candidatePlaces(): Place[] {
    return places((candidates ?? []).map(({ snapshot }) => snapshot));
  }

  function watchClock(line: number, { at }: EventRecord): void {
    const back = (previous?.record.at ?? at) - at;
    if (back > CLOCK_BACK_MS) remarks.push({ line, text: `the clock went back by ${Math.round(back / 1_000)} s` });
  }

  return { take, starts: () => starts, remarks: () => remarks, assumptions: () => assumptions };
}

const wrong = (message: string): Finding => ({ message, expected: [] });

function revisionOf({ revision }: EventRecord, expected: number): Finding | null {
  return revision === expected ? null : wrong(`the revision should be ${expected}, and is ${revision}`);
}

const isAt = (snapshot: SetupSnapshot, { state, code }: EventRecord): boolean =>
  stateOf(snapshot) === state && codeOf(snapshot) === code;

/** Each state and code once. */
function places(snapshots: readonly SetupSnapshot[]): Place[] {
  const all = snapshots.map((snapshot) => ({ state: stateOf(snapshot), code: codeOf(snapshot) }));
  return [...new Map(all.map((place) => [`${place.state} ${place.code ?? ''}`, place])).values()];
}
