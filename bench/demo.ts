/** The demo: how long a presenter's reset takes, and what story mode takes when it plays for hours. Console and portal as built. */
import { interrupted } from './children';
import type { Figure } from './figures';
import { measureReset } from './demo/reset';
import { measureSoak } from './demo/soak';
import { openStage } from './demo/stage';

export async function measureDemo(resets: number, loops: number): Promise<Figure[]> {
  const stage = await openStage();
  const measure = async () => [...(await measureReset(stage, resets)), ...(await measureSoak(stage, loops))];
  try {
    // Whoever interrupts it, too, leaves no console behind.
    return await Promise.race([measure(), interrupted]);
  } finally {
    await stage.close();
  }
}
