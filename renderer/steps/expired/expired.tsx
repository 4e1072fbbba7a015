import { EndedStep } from '../../parts/ended-step';

/** Step "The request has ended": expired, unknown to the portal, or its credential can't be had any more; the error says which. */
export function Expired() {
  return <EndedStep step="expired" tone="danger" back={['startOver']} onward={['enterAnotherCode', 'manualSetup']} />;
}
