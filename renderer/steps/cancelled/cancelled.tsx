import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

/** Step "The request was cancelled": here, or from the portal. */
export function Cancelled() {
  return (
    <StepPage
      step="cancelled"
      icon={<DismissCircleRegular />}
      actions={<Ways back={['startOver']} onward={['enterAnotherCode', 'manualSetup']} />}
    />
  );
}
