import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { ExportedLog } from '@roomkey/shared/ipc/settings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge-context';
import { Facts } from '../parts/facts';
import { TouchButton } from '../parts/touch-button';
import { Section } from './section';
import type { SettingsUse } from './use-settings';

const useStyles = makeStyles({
  text: { margin: 0 },
  progress: { width: '100%', accentColor: tokens.colorCompoundBrandBackground },
});

interface LogExportProps {
  readonly settings: SettingsUse;
  readonly folder: string | null;
}

/** Writes the log to a file and says where it is. */
export function LogExport({ settings, folder }: LogExportProps) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<ExportedLog | null>(null);
  const run = async () => {
    setBusy(true);
    setDone(null);
    setDone(await settings.call((pass) => bridge.settings.exportLog(pass)));
    setBusy(false);
  };
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(`${i18n.language}-u-nu-latn`, options).format(value);
  const size = (bytes: number) =>
    number(Math.max(1, Math.round(bytes / 1000)), { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' });

  return (
    <Section title={t('settings.log')}>
      <p className={styles.text}>{t('settings.logText')}</p>
      {folder !== null && done === null && <Facts facts={[{ name: t('settings.folder'), value: folder }]} />}
      <div role="status">
        {busy && (
          <label>
            {t('settings.exporting')}
            <progress className={styles.progress} value={settings.exported} max={1} />
          </label>
        )}
        {done !== null && <p className={styles.text}>{t('settings.exported')}</p>}
      </div>
      {done !== null && (
        <Facts
          facts={[
            { name: t('settings.folder'), value: done.folder },
            { name: t('settings.file'), value: done.file },
            { name: t('settings.size'), value: size(done.bytes) },
            { name: t('settings.lines'), value: number(done.lines) },
          ]}
        />
      )}
      <div>
        <TouchButton icon={<ArrowDownloadRegular />} disabledFocusable={busy} onClick={() => void run()}>
          {t('settings.export')}
        </TouchButton>
      </div>
    </Section>
  );
}
