import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { useAllowed, useConsole } from '../../console-context';
import { ErrorMessage } from '../../parts/error-message';
import { TouchButton } from '../../parts/touch-button';
import { ConsoleDialog, type ConsoleDialogName } from '../../settings/console-dialog';
import { useFormat } from '../../text/format';
import { HealthLine } from './health-line';
import { HomeActions } from './home-actions';
import { MoreDialog } from './more-dialog';
import { SampleCalendar } from './sample-calendar';
import { SampleDialog, type SampleName } from './sample-dialog';

/** A demo's captions take a part of a 10-inch console: the room's home still fits below them, closer together. */
const NOT_TALL = '@container frame (max-height: 40rem)';

const useStyles = makeStyles({
  home: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '72rem',
    minHeight: '100%',
    marginInline: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    paddingBlock: tokens.spacingVerticalS,
    [NOT_TALL]: { gap: tokens.spacingVerticalM, paddingBlock: 0 },
  },
  top: {
    flexGrow: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'stretch',
    alignContent: 'space-evenly',
    columnGap: '3rem',
    rowGap: tokens.spacingVerticalXL,
  },
  room: {
    flex: '1 1 20rem',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  time: {
    margin: 0,
    // Shrinks before it is cut off, however large the text is.
    fontSize: 'min(4.75rem, 13vw)',
    lineHeight: 1.15,
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  date: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  state: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  health: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  line: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  calendar: { flex: '1.1 1 24rem', minWidth: 0, display: 'flex' },
});

/** Step "Home": the room after setup. */
export function Home() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { view, send, callError } = useConsole();
  const mayRetry = useAllowed('retry');
  const { account, error, health } = view;
  const [sample, setSample] = useState<SampleName | null>(null);
  const [dialog, setDialog] = useState<ConsoleDialogName | 'more' | null>(null);
  const title = account?.roomName ?? t('steps.home.title');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);
  const close = () => setDialog(null);

  return (
    <div className={styles.home}>
      <div className={styles.top}>
        <div className={styles.room}>
          <h1 ref={heading} tabIndex={-1} className={styles.name}>
            {title}
          </h1>
          <div>
            <p className={styles.time}>{format.time(now)}</p>
            <p className={styles.date}>{format.date(now)}</p>
          </div>
          <div className={styles.state}>
            {account !== null && <p className={styles.line}>{t('home.account', { upn: account.upn })}</p>}
            <div className={styles.health}>
              <HealthLine />
              {mayRetry && (
                <TouchButton appearance="secondary" data-intent="retry" onClick={() => void send({ type: 'retry' })}>
                  {health.error === null ? t('home.checkNow') : t('intents.retry')}
                </TouchButton>
              )}
            </div>
          </div>
          {error !== null && <ErrorMessage error={error} />}
          {callError !== null && <ErrorMessage error={{ code: callError.code, params: {} }} />}
        </div>
        <div className={styles.calendar}>
          <SampleCalendar now={now} onJoin={(meeting) => setSample({ action: 'join', meeting })} />
        </div>
      </div>
      <HomeActions onSample={(action) => setSample({ action })} onMore={() => setDialog('more')} />
      {sample !== null && <SampleDialog sample={sample} onClose={() => setSample(null)} />}
      {dialog === 'more' ? (
        <MoreDialog onOpen={setDialog} onClose={close} />
      ) : (
        <ConsoleDialog name={dialog} onClose={close} />
      )}
    </div>
  );
}
