import type { ContractCase } from './bench';
import { ANSWER_CASES } from './cases-answers';
import { PROOF_CASES } from './cases-proofs';
import { PROTOCOL_CASES } from './cases-protocol';
import { WAY_CASES } from './cases-way';

/** Everything a portal client must do, over whatever transport. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...WAY_CASES,
  ...ANSWER_CASES,
  ...PROTOCOL_CASES,
  ...PROOF_CASES,
];
