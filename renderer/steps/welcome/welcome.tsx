import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ConferenceRoomRegular } from '@fluentui/react-icons/svg/conference-room';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { Facts } from '../../parts/facts';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { LanguageChoice } from './language-choice';

const NEEDS = ['needOtp', 'needApprover', 'needNetwork'] as const;

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  need: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  icon: { flexShrink: 0, fontSize: '1.375rem', color: tokens.colorBrandForeground1 },
});

/** Step "Welcome": what is needed, and in which language. */
export function Welcome() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { portal } = useConsole().view;
  return (
    <StepPage
      step="welcome"
      icon={<ConferenceRoomRegular />}
      beside={<LanguageChoice />}
      actions={<Ways onward={['getStarted', 'retry', 'continue']} back={['back', 'startOver', 'changePortal']} />}
    >
      <h2 className={styles.heading}>{t('welcome.needs')}</h2>
      <ul className={styles.list}>
        {NEEDS.map((need) => (
          <li key={need} className={styles.need}>
            <CheckmarkCircleRegular className={styles.icon} aria-hidden />
            <span>{t(`welcome.${need}`)}</span>
          </li>
        ))}
      </ul>
      {portal !== null && <Facts facts={[{ name: t('welcome.portal'), value: portal.organisation ?? portal.url }]} />}
    </StepPage>
  );
}
