/** Faults that a test asked for. In this process's memory: test controls work on loopback, with one portal. */
import type { TestFault } from '@roomkey/shared/protocol/admin';

interface Armed {
  readonly fault: TestFault;
  remaining: number;
}

export class Faults {
  #armed: Armed[] = [];

  add(fault: TestFault): void {
    this.#armed.push({ fault, remaining: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#armed = [];
  }

  /** What is armed now, with the times that are left. */
  list(): TestFault[] {
    return this.#armed.map(({ fault, remaining }) =>
      fault.times === undefined ? fault : { ...fault, times: remaining },
    );
  }

  /** The fault that the next request to `path` meets, oldest first; each call uses one of its times up. */
  next(path: string): TestFault | undefined {
    const found = this.#armed.find(({ fault }) => fault.path === path);
    if (found === undefined) return undefined;
    found.remaining -= 1;
    if (found.remaining <= 0) this.#armed = this.#armed.filter((armed) => armed !== found);
    return found.fault;
  }
}
