/** What the main process itself has to say, in the one event log. */
import type { Log } from '@roomkey/shared/setup/machine/ports';
import type { Clock } from '@roomkey/shared/setup/machine/ports';

export interface AppLog {
  /** The machine's log port. */
  readonly port: Log;
  /** Writes what happened outside the machine; `code` names an error or a reason, never its text. */
  note(event: string, code?: string): void;
}

/** Joins two writers, the machine and the main process, into one numbered sequence. */
export function createAppLog(target: Log, clock: Pick<Clock, 'now'>): AppLog {
  let seq = 0;
  let revision = 0;
  let state = 'app';
  return {
    port: {
      write(record) {
        ({ revision, state } = record);
        target.write({ ...record, seq: seq++ });
      },
    },
    note(event, code) {
      target.write({ seq: seq++, at: clock.now(), state, event: `app.${event}`, code: code ?? null, revision });
    },
  };
}
