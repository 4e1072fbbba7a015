import type { Script } from './script';
import type { World } from './world';

/** The console's power: cut by a step, and back when its time has come and all is quiet. */
export function createPowerSupply(world: () => World | null, script: Script) {
  let backAt: number | null = null;
  return {
    cut(until: number): void {
      backAt = until;
      world()?.console.cutPower();
    },
    isOff: () => backAt !== null,
    nextTime: () => backAt,
    isDue: (now: number) => backAt !== null && now >= backAt,
    async restore(): Promise<void> {
      backAt = null;
      script.restarted();
      await world()?.restart();
    },
  };
}
