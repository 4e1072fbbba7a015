import { RocketRegular } from '@fluentui/react-icons/svg/rocket';
import { StepPage } from '../../parts/step-page';
import { Working } from '../../parts/working';

/** Step "Starting": before the console knows where setup was left. */
export function Starting() {
  return <StepPage step="starting" icon={<RocketRegular />} beside={<Working />} />;
}
