/** How often an open page looks for news, in milliseconds. */

/** What waits for an administrator: somebody stands in front of a console. */
export const QUEUE_POLL_MS = 3000;
export const LIST_POLL_MS = 5000;
/** While the portal cannot be reached. */
export const RECOVERY_POLL_MS = 2000;
