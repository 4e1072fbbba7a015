import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

/** Step "The request has ended": expired, unknown to the portal, or its credential can't be had any more; the error says which. */
export function Expired() {
  return (
    <StepPage
      step="expired"
      icon={<ClockAlarmRegular />}
      actions={<Ways back={['startOver']} onward={['enterAnotherCode', 'manualSetup']} />}
    />
  );
}
