import { makeStyles, tokens } from '@fluentui/react-components';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { ConnectionState } from '../../parts/connection-state';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { RequestFacts } from './request-facts';

const useStyles = makeStyles({
  panel: {
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'center',
  },
  label: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  code: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '2.5rem',
    lineHeight: '3.5rem',
    letterSpacing: '0.06em',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  compare: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  stays: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
});

/** Step "Waiting for approval": what the administrator needs to recognise this device, and how long it may take. */
export function AwaitingApproval() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { request, connection } = useConsole().view;
  return (
    <StepPage
      step="awaitingApproval"
      icon={<HourglassRegular />}
      beside={
        <>
          <ConnectionState />
          {connection.state === 'online' && <p className={styles.stays}>{t('waiting.stays')}</p>}
        </>
      }
      actions={<Ways back={['cancelRequest', 'startOver']} onward={['retry']} />}
    >
      {request !== null && (
        <>
          <section className={styles.panel} aria-labelledby="user-code-label">
            <h2 id="user-code-label" className={styles.label}>
              {t('waiting.userCode')}
            </h2>
            <p className={styles.code} dir="ltr" data-user-code>
              {request.userCode}
            </p>
            <p className={styles.compare}>{t('waiting.compare')}</p>
          </section>
          <RequestFacts request={request} />
        </>
      )}
    </StepPage>
  );
}
