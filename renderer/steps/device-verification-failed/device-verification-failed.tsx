import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowed, useConsole } from '../../console-context';
import { CheckList } from '../../parts/check-list';
import { DeviceFacts } from '../../parts/device-facts';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({
  help: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
});

/** What is in order stands below what is not: nobody has to look for what to do. */
const URGENCY = ['failed', 'warning', 'waiting', 'running', 'passed'] as const;

/** Step "This device could not be verified": what failed, what to do about it, and how to go on. */
export function DeviceVerificationFailed() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { checks, device } = useConsole().view;
  const canGoOn = useAllowed('continueAnyway') && checks.length > 0;
  const inOrder = [...checks].sort((one, other) => URGENCY.indexOf(one.outcome) - URGENCY.indexOf(other.outcome));
  const lacksDisplay = checks.some(({ id, outcome }) => id === 'frontOfRoomDisplay' && outcome !== 'passed');
  return (
    <StepPage
      step="deviceVerificationFailed"
      tone={canGoOn ? 'brand' : 'danger'}
      {...(canGoOn && { title: t('checks.attention') })}
      // With checks the list says what failed, beside the others.
      {...(checks.length > 0 && { message: <></> })}
      actions={
        <Ways
          back={['back', 'startOver', 'changePortal']}
          onward={['retry', 'continueAnyway', 'manualSetup']}
          aside={<Restart />}
        />
      }
    >
      {checks.length > 0 && <CheckList checks={inOrder} />}
      {lacksDisplay && <p className={styles.help}>{t('checks.rechecks')}</p>}
      {device !== null && <DeviceFacts device={device} />}
      <p className={styles.help}>{t('checks.help')}</p>
    </StepPage>
  );
}

/** As the real console offers it here: a module that was attached is found after a restart. */
function Restart() {
  const { t } = useTranslation();
  const { restart } = useConsole();
  const [asked, setAsked] = useState(false);
  const begin = () => {
    setAsked(true);
    void restart().then(() => setAsked(false));
  };
  return (
    <TouchButton appearance="secondary" disabledFocusable={asked} onClick={begin}>
      {t(asked ? 'checks.restarting' : 'checks.restart')}
    </TouchButton>
  );
}
