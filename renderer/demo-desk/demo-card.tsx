import { makeStyles, tokens } from '@fluentui/react-components';
import type { DemoCard, DemoDeskAct } from '@roomkey/shared/ipc/demo-desk';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../parts/touch-button';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  steps: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalM,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
  },
  secret: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBlockStart: tokens.spacingVerticalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
  },
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase400 },
  link: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
});

interface CardProps {
  readonly card: DemoCard;
  readonly act: (what: DemoDeskAct) => void;
}

/** What a presenter needs beside the console: the steps, the code, the exit PIN, the way into the portal. */
export function DemoCardView({ card, act }: CardProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { otp, kiosk, exitPin, signInLink } = card;
  const texts = { getStarted: t('intents.getStarted'), accept: t('intents.accept') };
  return (
    <>
      <h1 className={styles.title}>{t('demoDesk.card.title')}</h1>
      <ol className={styles.steps}>
        <li>{t('demoDesk.card.first', texts)}</li>
        <li>
          {otp === null ? t('demoDesk.card.used') : t('demoDesk.card.second')}
          {otp !== null && (
            <>
              <div className={styles.secret}>
                <bdi dir="ltr" data-otp>
                  {otp.code}
                </bdi>
              </div>
              <span className={styles.quiet} data-room={otp.roomName}>
                {t('demoDesk.card.room', { room: otp.roomName })}
              </span>
            </>
          )}
        </li>
        <li>{t('demoDesk.card.third')}</li>
        <li>{t('demoDesk.card.fourth')}</li>
      </ol>
      {otp === null && <TouchButton onClick={() => act('newOtp')}>{t('demoDesk.card.newOtp')}</TouchButton>}
      <section className={styles.facts}>
        <h2 className={styles.label}>{t('demoDesk.card.exitPin')}</h2>
        <div className={styles.secret}>
          <bdi dir="ltr" data-exit-pin>
            {exitPin}
          </bdi>
        </div>
        <p className={styles.text}>{t('demoDesk.card.exitPinText')}</p>
      </section>
      <section className={styles.facts}>
        <h2 className={styles.label}>{t('demoDesk.card.portal')}</h2>
        <p className={styles.text}>{t('demoDesk.card.portalText')}</p>
        <div className={styles.link}>
          <bdi dir="ltr" data-sign-in>
            {signInLink}
          </bdi>
        </div>
      </section>
      {kiosk !== null && (
        <section className={styles.facts}>
          <p className={styles.text}>{t('demoDesk.card.beginText')}</p>
          {kiosk.beginsInSeconds !== null && (
            <p className={styles.text}>{t('demoDesk.card.beginsIn', { seconds: kiosk.beginsInSeconds })}</p>
          )}
          <TouchButton appearance="primary" onClick={() => act('begin')}>
            {t('demoDesk.card.begin')}
          </TouchButton>
        </section>
      )}
    </>
  );
}
