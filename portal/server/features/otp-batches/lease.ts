/** How long a batch counts as being worked on after its last chunk; own: a chunk takes less than two seconds. */
const leaseMs = 30_000;

export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}
