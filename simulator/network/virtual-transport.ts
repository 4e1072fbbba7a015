/** A console's transport in virtual time: what the network swallows, and what it delays, costs no real time. */
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { Transport } from '../../main/adapters/portal/transport';
import type { Turnstile } from '../virtual/turnstile';
import type { VirtualClock } from '../virtual/virtual-clock';
import type { FaultGate } from './fault-gate';

interface Surroundings {
  readonly clock: VirtualClock;
  readonly gate: FaultGate;
  readonly turnstile: Turnstile;
  /** Milliseconds that every request takes longer. */
  readonly latencyMs: () => number;
}

export function createVirtualTransport(
  real: Transport,
  { clock, gate, turnstile, latencyMs }: Surroundings,
): Transport {
  const pass = (ms: number, signal: AbortSignal): Promise<void> =>
    turnstile.aside(() => clock.sleepUntil(clock.now() + ms, signal));

  return {
    async send(request, signal) {
      const latency = latencyMs();
      if (latency >= request.limitMs) {
        await pass(request.limitMs, signal);
        throw new SetupFailure('portal.timedOut');
      }
      if (latency > 0) await pass(latency, signal);
      if (gate.fault() !== 'drop') return real.send(request, signal);
      return swallowed(real, request, signal, () => pass(request.limitMs, signal));
    },
  };
}

/** The request really goes out and is never answered; its limit is reached when the virtual time is. */
async function swallowed(
  real: Transport,
  request: Parameters<Transport['send']>[0],
  signal: AbortSignal,
  limit: () => Promise<void>,
): ReturnType<Transport['send']> {
  const over = new AbortController();
  const lost = real.send(request, AbortSignal.any([signal, over.signal])).catch(() => undefined);
  try {
    await limit();
  } finally {
    over.abort();
    await lost;
  }
  throw new SetupFailure('portal.timedOut');
}
