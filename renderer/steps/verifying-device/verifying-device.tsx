import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { CheckList } from '../../parts/check-list';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  count: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** Step "Verifying this device": runs by itself, and shows each check as it goes. */
export function VerifyingDevice() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { checks } = useConsole().view;
  const done = checks.filter(({ outcome }) => outcome !== 'waiting' && outcome !== 'running').length;
  const count = t('checks.count', { done, total: checks.length });
  return (
    <StepPage step="verifyingDevice" actions={<Ways back={['back']} quiet />}>
      <div className={styles.progress}>
        <ProgressBar value={done} max={Math.max(1, checks.length)} thickness="large" aria-label={count} />
        <div role="status" className={styles.count}>
          {count}
        </div>
      </div>
      <CheckList checks={checks} />
    </StepPage>
  );
}
