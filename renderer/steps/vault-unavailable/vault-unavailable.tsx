import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

/** Step "The keychain is not available": the error says why; nothing is discarded. */
export function VaultUnavailable() {
  return (
    <StepPage
      step="vaultUnavailable"
      icon={<LockClosedRegular />}
      actions={<Ways back={['startOver']} onward={['retry', 'enterAnotherCode', 'manualSetup']} />}
    />
  );
}
