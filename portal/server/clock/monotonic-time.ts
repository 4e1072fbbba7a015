/** The one place where the portal reads a timer of this machine. Its zero is arbitrary; only differences mean anything. */
import { performance } from 'node:perf_hooks';

export interface MonotonicTime {
  /** Milliseconds, never going back, not moved when somebody sets the machine's clock. */
  readonly milliseconds: () => number;
}

export const monotonicTime: MonotonicTime = { milliseconds: () => performance.now() };
