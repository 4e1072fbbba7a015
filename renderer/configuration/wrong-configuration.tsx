import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { ConfigurationBridge, ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceFault } from '../illustrations/device';
import { Frame } from '../parts/frame';
import { Page } from '../parts/page';
import { TouchButton } from '../parts/touch-button';
import { useLanguage } from '../text/texts';
import { ProblemList } from './problem-list';

/** Empty: the themes are style sheets (renderer/theme), chosen by an attribute of the document. */
const THEME = {};

const useStyles = makeStyles({
  contact: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'pretty',
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, textWrap: 'pretty' },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

/** The screen of a console whose configuration is wrong: what, where, and whom to call. */
export function WrongConfiguration({ bridge }: { readonly bridge: ConfigurationBridge }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const view = useConfiguration(bridge);
  const { direction } = useLanguage(view?.locale ?? null);
  if (view === null) return null;
  const { contact, problems } = view;

  return (
    <FluentProvider theme={THEME} dir={direction}>
      <Frame page="configuration">
        <Page
          illustration={<DeviceFault />}
          tone="danger"
          title={t('configuration.title')}
          lead={t('configuration.lead')}
          said={
            <p className={styles.contact} data-contact>
              {contact === null ? t('configuration.callAdministrator') : t('configuration.call', { contact })}
            </p>
          }
          actions={
            <div className={styles.actions}>
              <TouchButton appearance="primary" data-intent="retry" onClick={() => void bridge.retry()}>
                {t('intents.retry')}
              </TouchButton>
            </div>
          }
        >
          <ProblemList problems={problems} />
          <p className={styles.text}>{t('configuration.looking')}</p>
        </Page>
      </Frame>
    </FluentProvider>
  );
}

/** What the console found at its last look; null until it has said so. */
function useConfiguration(bridge: ConfigurationBridge): ConfigurationView | null {
  const [view, setView] = useState<ConfigurationView | null>(null);
  useEffect(() => {
    const take = (next: ConfigurationView) =>
      setView((known) => (known !== null && known.revision > next.revision ? known : next));
    const stop = bridge.subscribe(take);
    void bridge.get().then(take);
    return stop;
  }, [bridge]);
  return view;
}
