import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { ConnectionState } from '../../parts/connection-state';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { NobodyAnswers } from './nobody-answers';
import { RequestFacts } from './request-facts';
import { UserCode } from './user-code';

const useStyles = makeStyles({
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
      beside={
        <>
          <ConnectionState />
          {connection.state === 'online' && <p className={styles.stays}>{t('waiting.stays')}</p>}
        </>
      }
      actions={
        <Ways
          back={['cancelRequest', 'startOver']}
          onward={['retry']}
          aside={request !== null && <NobodyAnswers request={request} />}
        />
      }
    >
      {request !== null && (
        <>
          <UserCode code={request.userCode} />
          <RequestFacts request={request} />
        </>
      )}
    </StepPage>
  );
}
