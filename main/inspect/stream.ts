/** The events of the console, as they come: one JSON text per line, for as long as the console runs. */
import { type EventRecord, EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';

export type Connection = 'connecting' | 'live' | 'lost' | 'refused';

interface Follower {
  onConnection(state: Connection): void;
  /** A connection begins: all events so far follow. */
  onBegin(): void;
  onEvents(records: readonly EventRecord[]): void;
}

/** Milliseconds between two tries. */
const TRY_AGAIN_MS = 2_000;
const UNAUTHORISED = 401;

/** Follows until the token is refused; a console that ends may come back at the same address. */
export async function followEvents(token: string, follower: Follower): Promise<void> {
  for (;;) {
    const status = await readOnce(token, follower).catch(() => null);
    if (status === UNAUTHORISED) {
      follower.onConnection('refused');
      return;
    }
    follower.onConnection('lost');
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

/** Resolves with the status of the answer once it has ended. */
async function readOnce(token: string, follower: Follower): Promise<number> {
  const answer = await fetch('/events', { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok || answer.body === null) return answer.status;
  follower.onBegin();
  follower.onConnection('live');
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return answer.status;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    follower.onEvents(lines.map((line) => EventRecordSchema.parse(JSON.parse(line))));
  }
}
