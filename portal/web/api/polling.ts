/** How often an open page looks for news, in milliseconds; seldom while the portal tells of changes by itself. */
import { isLive } from './live';

/** What waits for an administrator: somebody stands in front of a console. */
const QUEUE_POLL_MS = 3000;
const LIST_POLL_MS = 5000;
/** Against a lost event. */
const LIVE_POLL_MS = 30_000;
/** While the portal cannot be reached. */
export const RECOVERY_POLL_MS = 2000;

/** For `refetchInterval`, which asks after every read: losing the events is followed by a read. */
export const queuePoll = (): number => (isLive() ? LIVE_POLL_MS : QUEUE_POLL_MS);
export const listPoll = (): number => (isLive() ? LIVE_POLL_MS : LIST_POLL_MS);
