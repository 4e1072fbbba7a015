import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { DemoDeskBridge, DemoDeskView } from '@roomkey/shared/ipc/demo-desk';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../parts/mark';
import { TouchButton } from '../parts/touch-button';
import { useLanguage } from '../text/texts';
import { DemoCardView } from './demo-card';

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
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  simulation: {
    marginInlineStart: 'auto',
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  main: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'flex', fontSize: '2rem', color: tokens.colorStatusDangerForeground1 },
  text: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase400 },
  // Own, because Fluent's progress would become a chunk that the console's first paint waits for.
  track: {
    height: '0.25rem',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  runner: {
    width: '30%',
    height: '100%',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandBackground,
    animationName: { from: { marginInlineStart: '-30%' }, to: { marginInlineStart: '100%' } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'ease-in-out',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none', width: '100%' },
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  detail: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    textAlign: 'start',
  },
});

/** The small window of the packaged demo: starting, failed, or the presenter's card. */
export function DemoDesk({ bridge }: { readonly bridge: DemoDeskBridge }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { direction } = useLanguage(null);
  const [view, setView] = useState<DemoDeskView | null>(null);
  useEffect(() => {
    const take = (next: DemoDeskView) =>
      setView((known) => (known !== null && known.revision > next.revision ? known : next));
    const stop = bridge.subscribe(take);
    void bridge.get().then(take);
    return stop;
  }, [bridge]);
  const title = t('demoDesk.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (view === null) return null;

  return (
    <FluentProvider theme={THEME} dir={direction}>
      <div className={styles.page}>
        <header className={styles.brand}>
          <Mark />
          <span className={styles.name}>{title}</span>
          <span className={styles.simulation}>{t('app.simulation')}</span>
        </header>
        <main className={styles.main} data-phase={view.phase}>
          {view.phase === 'starting' && (
            <>
              <h1 className={styles.title}>{t('demoDesk.starting.title')}</h1>
              <p className={styles.text} role="status">
                {t('demoDesk.starting.text')}
              </p>
              <div className={styles.track} aria-hidden>
                <div className={styles.runner} />
              </div>
              {view.isSlow && (
                <p className={styles.text} role="status">
                  {t('demoDesk.starting.slow')}
                </p>
              )}
            </>
          )}
          {view.phase === 'failed' && (
            <div role="alert" className={styles.main}>
              <div className={styles.icon} aria-hidden>
                <SettingsRegular />
              </div>
              <h1 className={styles.title}>{t('demoDesk.failed.title')}</h1>
              <p className={styles.text}>{t('demoDesk.failed.text')}</p>
              <pre className={styles.detail} dir="ltr" lang="en">
                {view.detail}
              </pre>
              <TouchButton appearance="primary" onClick={() => void bridge.act('retry')}>
                {t('intents.retry')}
              </TouchButton>
            </div>
          )}
          {view.phase === 'ready' && <DemoCardView card={view} act={(what) => void bridge.act(what)} />}
        </main>
      </div>
    </FluentProvider>
  );
}
