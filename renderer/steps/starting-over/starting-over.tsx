import { StepPage } from '../../parts/step-page';
import { Working } from '../../parts/working';

/** Step "Starting over": passes by itself. */
export function StartingOver() {
  return <StepPage step="startingOver" beside={<Working />} />;
}
