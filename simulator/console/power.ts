/** The power supply of a simulated console: once it is cut, nothing that was under way has any effect any more. */
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { Log, Ports } from '@roomkey/shared/setup/machine/ports';
import { aroundCalls } from './around-calls';

export interface Power {
  readonly isOn: () => boolean;
  cut(): void;
}

export function createPower(): Power {
  let on = true;
  return { isOn: () => on, cut: () => void (on = false) };
}

const noAnswer = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** The ports of one start: after the cut calls are neither begun nor answered, and nothing is logged. */
export function poweredPorts(ports: Ports, power: Power): Ports {
  const powered = aroundCalls(ports, async (name, call) => {
    const dead = <T>(): Promise<T> =>
      // A write is refused rather than left open, because whoever stops a setup waits for the last one.
      name === 'store.save' ? Promise.reject(new SetupFailure('state.unwritable')) : noAnswer<T>();
    if (!power.isOn()) return dead();
    try {
      const answer = await call();
      return power.isOn() ? answer : await dead();
    } catch (thrown) {
      if (power.isOn()) throw thrown;
      return dead();
    }
  });
  const log: Log = {
    write(record) {
      if (power.isOn()) ports.log.write(record);
    },
  };
  return { ...powered, log };
}
