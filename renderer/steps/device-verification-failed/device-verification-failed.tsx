import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { CheckList } from '../../parts/check-list';
import { DeviceFacts } from '../../parts/device-facts';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({
  help: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
});

/** Step "This device could not be verified": which check failed, what the device says it is, and how to go on. */
export function DeviceVerificationFailed() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { checks, device } = useConsole().view;
  return (
    <StepPage
      step="deviceVerificationFailed"
      icon={<ShieldErrorRegular />}
      actions={
        <Ways back={['back', 'startOver', 'changePortal']} onward={['retry', 'continueAnyway', 'manualSetup']} />
      }
    >
      {checks.length > 0 && <CheckList checks={checks} />}
      {device !== null && <DeviceFacts device={device} />}
      <p className={styles.help}>{t('checks.help')}</p>
    </StepPage>
  );
}
