/** Whether the portal tells of changes by itself now; `events.ts` says so, the polls ask. */

let live = false;

export function markLive(now: boolean): void {
  live = now;
}

export function isLive(): boolean {
  return live;
}
