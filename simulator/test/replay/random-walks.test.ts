/** Whatever the machine does, a log of it replays: seeded walks with answers, failures, acts, notes, clean ends and power cuts. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { INTENT_TYPES } from '@roomkey/shared/setup/contract/intents';
import { allStates, stageOf } from '@roomkey/shared/setup/machine/snapshot-codec';
import { expect, it } from 'vitest';
import { createSeededFraction } from '../../../main/adapters/random/seeded-fraction';
import { freshStarts, restarts } from '../../replay/beginnings';
import { replayLog } from '../../replay/replay-log';
import { after, codeOf, possibilities, type SetupSnapshot, stateOf } from '../../replay/situations';
import { asText } from './recorded-logs';

const WALKS = process.env['ROOMKEY_TEST_FULL'] === undefined ? 40 : 150;
const EVENTS = 60;

function walk(seed: string): EventRecord[] {
  const { fraction } = createSeededFraction(seed);
  const choose = <T>(from: readonly T[]): T => from[Math.floor(fraction() * from.length)]!;
  const log: EventRecord[] = [];
  let at = 1_700_000_000_000;
  let seq = 0;
  let revision = 0;
  let state = 'app';
  let code: string | null = null;
  const write = (event: string, noted?: string) => {
    log.push({ seq: seq++, at, state, event, code: noted ?? code, revision });
    at += Math.floor(fraction() * 400);
  };
  const machineIs = (snapshot: SetupSnapshot, event: string) => {
    revision += 1;
    state = stateOf(snapshot);
    code = codeOf(snapshot);
    write(event);
  };
  const start = (snapshot: SetupSnapshot): SetupSnapshot => {
    [seq, revision, state, code] = [0, 0, 'app', null];
    write('app.started', '0.1.0');
    machineIs(snapshot, 'xstate.init');
    return snapshot;
  };

  let snapshot = start(choose(freshStarts()).snapshot);
  const saved: SetupSnapshot[] = [];
  for (let event = 0; event < EVENTS; event += 1) {
    if (stageOf(snapshot.value) !== null) saved.push(snapshot);
    const dice = fraction();
    if (dice < 0.05) write('app.page.reloaded', 'crashed');
    if (dice > 0.93) {
      const clean = dice > 0.96;
      if (clean) {
        write('xstate.stop');
        write('app.stopped');
      }
      // A clean end has written what is known; a power cut may have lost the last write.
      const disk = saved.slice(clean ? -1 : -2);
      snapshot = start(choose(disk.length === 0 ? freshStarts() : restarts(choose(disk))).snapshot);
      continue;
    }
    const current = snapshot;
    const done = Object.keys(snapshot.children).map((id) => `xstate.done.actor.${id}`);
    const all = [
      ...INTENT_TYPES,
      'outboxDelivered',
      ...(fraction() < 0.1 ? ['storageChanged'] : []),
      ...(fraction() < 0.1 ? ['reset'] : []),
      ...Object.keys(snapshot.children).map((id) => `xstate.error.actor.${id}`),
    ].filter((each) => possibilities(current, each, at).length > 0);
    // Answers come often enough to get home, and each kind of answer as often as any other.
    const type = choose((done.length > 0 && fraction() < 0.6) || all.length === 0 ? done : all);
    const ways = possibilities(snapshot, type, at);
    const kind = choose([...new Set(ways.map(({ assumed }) => assumed))]);
    snapshot = after(snapshot, choose(ways.filter(({ assumed }) => assumed === kind)));
    machineIs(snapshot, type);
  }
  return log;
}

it(`${WALKS} walks of ${EVENTS} events replay without a difference`, { timeout: 120_000 }, () => {
  const visited = new Set<string>();
  for (let seed = 0; seed < WALKS; seed += 1) {
    const log = walk(`walk ${seed}`);
    const { difference, records } = replayLog(asText(log));
    expect(difference, `seed ${seed}`).toBeNull();
    expect(records).toBe(log.length);
    for (const { state } of log) visited.add(state);
  }
  // The walks come round: nearly every state is among them.
  expect(visited.size).toBeGreaterThan(
    allStates.filter((state) => !allStates.some((each) => each.startsWith(`${state}.`))).length - 4,
  );
});

it('also when the log begins anywhere in the middle', { timeout: 120_000 }, () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const log = walk(`cut ${seed}`);
    const from = 2 + (seed % (log.length - 2));
    expect(replayLog(asText(log.slice(from))).difference, `seed ${seed}`).toBeNull();
    expect(replayLog(asText(log), { from: from + 1 }).difference, `seed ${seed}, with from`).toBeNull();
  }
});
