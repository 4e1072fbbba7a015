/** From a presenter's "reset everything" to a demo that can begin. */
import type { Figure } from '../figures';
import type { DemoStage } from './stage';

/** What a presenter waits between two visitors. */
const TARGET_MS = 2_000;

/**
 * Each time the room is at its home before, with an account in the keychain: that is the most there is to give back. From the
 * order at the portal until the console's page shows its first screen and the portal has another OTP ready, as it says itself.
 */
export async function measureReset({ presenter, console }: DemoStage, rounds: number): Promise<Figure[]> {
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await orderDone(presenter, { kind: 'jump', to: 'home' });
    const { ready: before } = await presenter.state();
    const began = performance.now();
    await orderDone(presenter, { kind: 'reset' });
    await console.page.locator('main[data-step="welcome"]').waitFor();
    const { ready } = await presenter.state();
    values.push(performance.now() - began);
    if (ready === null || ready.otpId === before?.otpId) throw new Error('There is no new OTP after the reset.');
  }
  return [{ what: 'reset of console and portal → ready', unit: 'ms', values, target: { atMost: TARGET_MS } }];
}

async function orderDone(presenter: DemoStage['presenter'], command: Parameters<typeof presenter.order>[0]) {
  const outcome = await presenter.order(command);
  if (outcome.outcome === 'failed') throw new Error(`${command.kind}: ${outcome.reason}`);
}
