import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { NumberSymbolSquareRegular } from '@fluentui/react-icons/svg/number-symbol-square';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { Facts } from '../../parts/facts';

const STEPS = [
  { name: 'code', Icon: NumberSymbolSquareRegular },
  { name: 'approval', Icon: PersonAvailableRegular },
  { name: 'done', Icon: CheckmarkCircleRegular },
] as const;

const useStyles = makeStyles({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  time: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  small: { fontSize: '1.25rem' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  step: { display: 'flex', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  icon: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '2.5rem',
    height: '2.5rem',
    fontSize: '1.375rem',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorBrandForeground1,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  need: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  sheet: { flexShrink: 0, fontSize: '1.75rem', color: tokens.colorBrandForeground1 },
});

/** What will happen, how long it takes, and what to have at hand. */
export function StepsAhead() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { portal } = useConsole().view;
  return (
    <>
      <div className={styles.top}>
        <h2 className={styles.heading}>{t('welcome.ahead')}</h2>
        <span className={styles.time}>
          <ClockRegular className={styles.small} aria-hidden />
          {t('welcome.time')}
        </span>
      </div>
      <ol className={styles.list}>
        {STEPS.map(({ name, Icon }) => (
          <li key={name} className={styles.step}>
            <span className={styles.icon} aria-hidden="true">
              <Icon />
            </span>
            <div className={styles.words}>
              <p className={styles.title}>{t(`welcome.steps.${name}.title`)}</p>
              <p className={styles.text}>{t(`welcome.steps.${name}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.need}>
        <DocumentTextRegular className={styles.sheet} aria-hidden />
        <div className={styles.words}>
          <p className={styles.text}>{t('welcome.needs')}</p>
          <p className={styles.title}>{t('welcome.needSheet')}</p>
        </div>
      </div>
      {portal !== null && <Facts facts={[{ name: t('welcome.portal'), value: portal.organisation ?? portal.url }]} />}
    </>
  );
}
