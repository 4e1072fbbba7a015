/** Counts at a console's own ports what reaches its vault and when: the console's side of "stored exactly once". */
import { z } from 'zod';
import type { Ports } from '@roomkey/shared/setup/machine/ports';

const Stored = z.object({ upn: z.string() });

/** Times by `performance.now()`, in milliseconds. */
export interface Ledger {
  /** Sign-in name in each credential that the vault took, in order. */
  readonly storedFor: readonly string[];
  readonly storedAt: number | null;
  readonly signedInAt: number | null;
  readonly receiptAt: number | null;
  /** Resolves once the portal has taken the receipt `stored`. */
  readonly receipt: Promise<void>;
}

interface LedgerKeeper {
  readonly ledger: Ledger;
  readonly aroundPorts: (ports: Ports) => Ports;
}

export function createLedger(): LedgerKeeper {
  const storedFor: string[] = [];
  const times: { storedAt: number | null; signedInAt: number | null; receiptAt: number | null } = {
    storedAt: null,
    signedInAt: null,
    receiptAt: null,
  };
  let resolveReceipt = (): void => undefined;
  const receipt = new Promise<void>((resolve) => (resolveReceipt = resolve));

  const aroundPorts = (ports: Ports): Ports => ({
    ...ports,
    vault: {
      ...ports.vault,
      async write(kind, value, signal) {
        await ports.vault.write(kind, value, signal);
        if (kind !== 'credential') return;
        // SECURITY: answers secrets in reports: of what is stored only the sign-in name is kept.
        storedFor.push(Stored.parse(JSON.parse(value)).upn);
        times.storedAt ??= performance.now();
      },
    },
    portal: {
      ...ports.portal,
      async sendReceipt(request, signal) {
        await ports.portal.sendReceipt(request, signal);
        if (request.outcome !== 'stored') return;
        times.receiptAt ??= performance.now();
        resolveReceipt();
      },
      async signIn(request, signal) {
        const answer = await ports.portal.signIn(request, signal);
        times.signedInAt ??= performance.now();
        return answer;
      },
    },
  });
  return {
    ledger: {
      storedFor,
      receipt,
      get storedAt() {
        return times.storedAt;
      },
      get signedInAt() {
        return times.signedInAt;
      },
      get receiptAt() {
        return times.receiptAt;
      },
    },
    aroundPorts,
  };
}
