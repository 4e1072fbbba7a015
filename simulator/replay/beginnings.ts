/** Where a machine can stand when a start of the console begins, or where the log begins in the middle of one. */
import { INTENT_TYPES } from '@roomkey/shared/setup/contract/intents';
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import { setupMachine } from '@roomkey/shared/setup/machine/machine';
import type { SetupInput } from '@roomkey/shared/setup/machine/machine-setup';
import { toResumeRecord } from '@roomkey/shared/setup/machine/resume-record';
import { stageOf } from '@roomkey/shared/setup/machine/snapshot-codec';
import { initialTransition } from 'xstate';
import { after, keyOf, possibilities, type SetupSnapshot, stateOf } from './situations';

const PORTAL_URLS = [null, 'http://127.0.0.1:1'];

export interface Beginning {
  readonly snapshot: SetupSnapshot;
  /** How it came about, for whoever reads the result; empty for the plain case. */
  readonly assumed: string;
}

/** A console that has nothing saved. */
export function freshStarts(): Beginning[] {
  return PORTAL_URLS.map((portalUrl) => ({
    snapshot: started({ locale: 'en', portalUrl, record: null }),
    assumed: '',
  }));
}

/** From a saved state: from the snapshot itself, or from the resume record beside it, which serves another address or version. */
export function restarts(saved: SetupSnapshot): Beginning[] {
  const stage = stageOf(saved.value);
  if (stage === null) return [];
  const record = toResumeRecord(stage, saved.context);
  const fromRecord = PORTAL_URLS.map((portalUrl) => ({
    snapshot: started({ locale: 'en', portalUrl, record }),
    assumed: 'it went on from the resume record, as after another portal address or another version',
  }));
  return [{ snapshot: saved, assumed: '' }, ...fromRecord];
}

function started(input: SetupInput): SetupSnapshot {
  const [snapshot] = initialTransition(setupMachine, input);
  return snapshot;
}

const EVERY_TIME = 0;
let known: readonly SetupSnapshot[] | null = null;

/** Every situation with this state; the code is taken from the log, which alone can know it. */
export function situationsIn(state: string, code: string | null): SetupSnapshot[] {
  known ??= everySituation();
  const error = ERROR_CODES.find((each) => each === code);
  return known
    .filter((snapshot) => stateOf(snapshot) === state)
    .map((snapshot) => remembering(snapshot, { error: error === undefined ? null : { code: error, params: {} } }));
}

/** A walk to everything that can be reached; what lies in the outbox is left out of account, because no state depends on it. */
function everySituation(): SetupSnapshot[] {
  const found = new Map<string, SetupSnapshot>();
  const add = (snapshot: SetupSnapshot): void => {
    const key = keyOf(withoutRest(snapshot));
    if (!found.has(key)) found.set(key, withoutRest(snapshot));
  };
  for (const { snapshot } of freshStarts()) add(snapshot);
  // A map that grows while it is walked: what is added is visited too.
  for (const [, snapshot] of found) {
    const events = Object.keys(snapshot.children).flatMap((id) => [
      `xstate.done.actor.${id}`,
      `xstate.error.actor.${id}`,
    ]);
    for (const type of [...INTENT_TYPES, ...events, 'reset']) {
      for (const possibility of possibilities(snapshot, type, EVERY_TIME)) add(after(snapshot, possibility));
    }
  }
  return [...found.values()];
}

const withoutRest = (snapshot: SetupSnapshot): SetupSnapshot => remembering(snapshot, { outbox: [], error: null });

const remembering = (snapshot: SetupSnapshot, context: Partial<SetupSnapshot['context']>): SetupSnapshot => ({
  ...snapshot,
  context: { ...snapshot.context, ...context },
});
