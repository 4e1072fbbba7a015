import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ConfigurationBridge, ConfigurationProblem, ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../parts/mark';
import { TouchButton } from '../parts/touch-button';
import { useLanguage } from '../text/texts';

/** Empty: the themes are style sheets (renderer/theme), chosen by an attribute of the document. */
const THEME = {};

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    height: '100%',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '62rem',
    margin: 'auto',
    padding: tokens.spacingHorizontalXXXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow16,
  },
  icon: { fontSize: '2rem', color: tokens.colorStatusDangerForeground1, display: 'flex' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  text: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase500 },
  contact: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  problems: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  problem: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, overflowWrap: 'anywhere' },
  place: { display: 'block', fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

/** The screen of a console whose configuration is wrong: what, where, and whom to call. */
export function WrongConfiguration({ bridge }: { readonly bridge: ConfigurationBridge }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [view, setView] = useState<ConfigurationView | null>(null);
  useEffect(() => {
    const take = (next: ConfigurationView) =>
      setView((known) => (known !== null && known.revision > next.revision ? known : next));
    const stop = bridge.subscribe(take);
    void bridge.get().then(take);
    return stop;
  }, [bridge]);
  const heading = useRef<HTMLHeadingElement>(null);
  const isKnown = view !== null;
  useEffect(() => heading.current?.focus(), [isKnown]);
  const { direction } = useLanguage(view?.locale ?? null);
  if (view === null) return null;

  return (
    <FluentProvider theme={THEME} dir={direction}>
      <div className={styles.page}>
        <header className={styles.brand}>
          <Mark />
          <span>{t('app.name')}</span>
        </header>
        <main className={styles.card} data-step="configuration">
          <div className={styles.icon} aria-hidden>
            <SettingsRegular />
          </div>
          <h1 className={styles.title} tabIndex={-1} ref={heading}>
            {t('configuration.title')}
          </h1>
          <p className={styles.text}>{t('configuration.lead')}</p>
          <p className={styles.contact} data-contact>
            {view.contact === null
              ? t('configuration.callAdministrator')
              : t('configuration.call', { contact: view.contact })}
          </p>
          <ul className={styles.problems} role="alert">
            {view.problems.map((problem, index) => (
              <Problem key={index} problem={problem} />
            ))}
          </ul>
          <p className={styles.text}>{t('configuration.looking')}</p>
          <div className={styles.actions}>
            <TouchButton appearance="primary" onClick={() => void bridge.retry()}>
              {t('intents.retry')}
            </TouchButton>
          </div>
        </main>
      </div>
    </FluentProvider>
  );
}

function Problem({ problem }: { readonly problem: ConfigurationProblem }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { code, place, setting, params } = problem;
  const { name = '', meant = '', other = '', argument = '', detail = '', file = '', list = '' } = params;
  const wanted = setting === null ? '' : t(`configuration.wanted.${setting}`, { list });
  return (
    <li className={styles.problem} data-problem={code}>
      {place !== null && (
        <bdi dir="ltr" className={styles.place}>
          {place}
        </bdi>
      )}
      {t(`configuration.problems.${code}`, { name, meant, other, argument, detail, file, wanted })}
    </li>
  );
}
