import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { StepPage } from '../../parts/step-page';
import { Working } from '../../parts/working';

/** Step "Starting over": passes by itself. */
export function StartingOver() {
  return <StepPage step="startingOver" icon={<ArrowResetRegular />} beside={<Working />} />;
}
