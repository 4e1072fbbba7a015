import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { useConsole } from '../../console-context';
import { CheckList } from '../../parts/check-list';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

/** Step "Verifying this device": runs by itself. */
export function VerifyingDevice() {
  const { checks } = useConsole().view;
  return (
    <StepPage step="verifyingDevice" icon={<ShieldCheckmarkRegular />} actions={<Ways back={['back']} />}>
      <CheckList checks={checks} running />
    </StepPage>
  );
}
