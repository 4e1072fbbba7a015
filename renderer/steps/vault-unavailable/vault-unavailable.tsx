import { EndedStep } from '../../parts/ended-step';

/** Step "The keychain is not available": the error says why; nothing is discarded. */
export function VaultUnavailable() {
  return (
    <EndedStep
      step="vaultUnavailable"
      tone="danger"
      back={['startOver']}
      onward={['retry', 'enterAnotherCode', 'manualSetup']}
    />
  );
}
