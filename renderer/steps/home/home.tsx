import { makeStyles, tokens } from '@fluentui/react-components';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { useConsole } from '../../console-context';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { useFormat } from '../../text/format';
import { HealthLine } from './health-line';
import { SampleCalendar } from './sample-calendar';

const useStyles = makeStyles({
  time: {
    margin: 0,
    fontSize: '3.5rem',
    lineHeight: '4rem',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  line: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, overflowWrap: 'anywhere' },
});

/** Step "Home": the room after setup. */
export function Home() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { account } = useConsole().view;
  return (
    <StepPage
      step="home"
      icon={<HomeRegular />}
      {...(account !== null && { title: account.roomName })}
      beside={
        <>
          <div>
            <p className={styles.time}>{format.time(now)}</p>
            <p className={styles.line}>{format.date(now)}</p>
          </div>
          {account !== null && <p className={styles.line}>{t('home.account', { upn: account.upn })}</p>}
          <HealthLine />
        </>
      }
      actions={<Ways back={['startOver']} onward={['retry']} />}
    >
      <SampleCalendar now={now} />
    </StepPage>
  );
}
