import { EndedStep } from '../../parts/ended-step';

/** Step "The request was cancelled": here, or from the portal. */
export function Cancelled() {
  return <EndedStep step="cancelled" back={['startOver']} onward={['enterAnotherCode', 'manualSetup']} />;
}
