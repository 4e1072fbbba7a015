import { makeStyles, tokens } from '@fluentui/react-components';
import type { Diagnostics } from '@roomkey/shared/ipc/contract';
import type { SettingsFacts } from '@roomkey/shared/ipc/settings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge-context';
import { ErrorMessage } from '../parts/error-message';
import { TouchButton } from '../parts/touch-button';
import { AccessibilityChoices } from './accessibility-choices';
import { LogExport } from './log-export';
import { ResetSection } from './reset-section';
import { Section } from './section';
import { AccountSection, DeviceSection, PortalSection, SelfCheckSection, VersionSection } from './facts-sections';
import type { SettingsUse } from './use-settings';

const useStyles = makeStyles({
  note: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  sections: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 24rem), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'stretch',
  },
  text: { margin: 0 },
});

interface OpenSettingsProps {
  readonly settings: SettingsUse;
  readonly onClose: () => void;
}

/** The settings once they are open. Whatever is touched tells the console that somebody is there. */
export function OpenSettings({ settings, onClose }: OpenSettingsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const bridge = useBridge();
  const { call, error, needsPin, stay } = settings;
  const [facts, setFacts] = useState<SettingsFacts | null>(null);
  const [diagnostics, setDiagnostics] = useState<Diagnostics | null>(null);
  useEffect(() => {
    let current = true;
    void call((pass) => bridge.settings.read(pass)).then((read) => {
      if (current && read !== null) setFacts(read);
    });
    void bridge.diagnostics.get().then((result) => {
      if (current && result.ok) setDiagnostics(result.value);
    });
    return () => {
      current = false;
    };
  }, [bridge, call]);

  return (
    <div className={styles.sections} onPointerDown={stay} onKeyDown={stay}>
      {needsPin === false && <Wide className={styles.note}>{t('settings.open')}</Wide>}
      {error !== null && (
        <Wide>
          <ErrorMessage error={{ code: error.code, params: {} }} />
        </Wide>
      )}
      <AccountSection />
      <PortalSection facts={facts} />
      <DeviceSection facts={facts} />
      <VersionSection facts={facts} diagnostics={diagnostics} />
      <SelfCheckSection />
      <LogExport settings={settings} folder={facts?.exportFolder ?? null} />
      <Section title={t('accessibility.title')} wide>
        <AccessibilityChoices />
      </Section>
      <ResetSection settings={settings} onBegun={onClose} />
      {diagnostics?.kiosk === true && (
        <Section title={t('settings.kiosk')}>
          <p className={styles.text}>{t('settings.kioskText')}</p>
          <div>
            <TouchButton onClick={() => void call((pass) => bridge.settings.leaveKiosk(pass))}>
              {t('kiosk.exit')}
            </TouchButton>
          </div>
        </Section>
      )}
    </div>
  );
}

const useWideStyles = makeStyles({ wide: { gridColumn: '1 / -1' } });

function Wide({ children, className }: { readonly children: React.ReactNode; readonly className?: string }) {
  const styles = useWideStyles();
  return (
    <div className={styles.wide}>
      <div className={className}>{children}</div>
    </div>
  );
}
