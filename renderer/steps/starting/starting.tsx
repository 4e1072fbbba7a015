import { StepPage } from '../../parts/step-page';
import { Working } from '../../parts/working';

/** Step "Starting": before the console knows where setup was left. */
export function Starting() {
  return <StepPage step="starting" beside={<Working />} />;
}
