import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { Facts } from '../../parts/facts';
import { Progression } from '../../parts/progression';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({
  next: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground2 },
});

/** Step "All set": the success page; it goes on to the room's home by itself. */
export function SignedIn() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { account } = useConsole().view;
  return (
    <StepPage step="signedIn" tone="success" actions={<Ways onward={['continue']} back={['startOver']} />}>
      <Progression at={3} />
      {account !== null && (
        <Facts
          facts={[
            { name: t('signedIn.room'), value: account.roomName },
            { name: t('signedIn.account'), value: account.upn },
          ]}
        />
      )}
      <p className={styles.next}>{t('signedIn.next')}</p>
    </StepPage>
  );
}
