import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../console-context';
import { ConnectionState } from './connection-state';
import { Progression } from './progression';
import { StepPage } from './step-page';
import { Ways } from './ways';

const useStyles = makeStyles({
  byItself: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
});

interface PassingStepProps {
  readonly step: 'storingCredentials' | 'signingIn';
}

/** A step after the approval: it goes on by itself and, while the portal does not answer, says when it tries again. */
export function PassingStep({ step }: PassingStepProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { connection } = useConsole().view;
  const offline = connection.state === 'offline';
  return (
    <StepPage step={step} actions={<Ways back={['startOver']} onward={['retry']} quiet />}>
      <Progression at={step === 'storingCredentials' ? 1 : 2} />
      {offline ? <ConnectionState /> : <p className={styles.byItself}>{t('progression.byItself')}</p>}
    </StepPage>
  );
}
