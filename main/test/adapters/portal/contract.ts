import { describe, it } from 'vitest';
import { type MakeTransport, runCase } from './bench';
import { CONTRACT_CASES } from './contract-cases';

/** Runs the contract under vitest. */
export function portalClientContract(makeTransport: MakeTransport, name: string): void {
  describe(`the portal client over ${name}`, () => {
    it.each(CONTRACT_CASES.map((contractCase) => [contractCase.name, contractCase] as const))('%s', (_, contractCase) =>
      runCase(contractCase, makeTransport),
    );
  });
}
